using System.Globalization;
using System.Text;
using System.Text.Json;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>Up to where the broker has the records: a small file that is replaced whole, so that a crash leaves the old one or the new one.</summary>
/// <example><c>{"outbox":"0f8fad5b-d9cb-469f-a165-70867728950e","next":1042}</c></example>
internal sealed class OutboxCursor
{
    private const string FileName = "cursor.json", MadeName = FileName + SegmentFolder.Temporary;
    private const int MaxBytes = 256;

    private readonly IDisk _disk;
    private readonly string _directory;
    private long _next;

    private OutboxCursor(IDisk disk, string directory, Guid outbox, long next)
    {
        _disk = disk;
        _directory = directory;
        Outbox = outbox;
        _next = next;
    }

    /// <summary>Names the outbox. A consumer that sees another knows that the numbers began anew.</summary>
    public Guid Outbox { get; }

    /// <summary>The number of the first record that the broker may lack. No lower one is there any more for whoever starts next.</summary>
    public long Next => Interlocked.Read(ref _next);

    /// <summary>Reads the cursor of a directory. Where there is none that makes sense, makes one that stands before all records, with a new name for the outbox.</summary>
    /// <exception cref="IOException">It can be neither read nor made.</exception>
    public static OutboxCursor Open(IDisk disk, string directory)
    {
        if (Read(disk, Path.Combine(directory, FileName)) is var (outbox, next))
            return new OutboxCursor(disk, directory, outbox, next);
        var made = new OutboxCursor(disk, directory, Guid.NewGuid(), 1);
        made.Move(1); // before anything is published under this name
        return made;
    }

    /// <summary>Moves the cursor. When this returns, it is there after a power cut.</summary>
    /// <exception cref="IOException">The cursor may stand where it stood.</exception>
    public void Move(long next)
    {
        string made = Path.Combine(_directory, MadeName);
        using (IDiskFile file = SegmentSum.CreateAnew(_disk, made))
        {
            file.Write(Encoding.ASCII.GetBytes($$"""{"outbox":"{{Outbox}}","next":{{next.ToString(CultureInfo.InvariantCulture)}}}""" + "\n"), 0);
            file.Sync();
        }

        _disk.Rename(made, Path.Combine(_directory, FileName));
        _disk.SyncDirectory(_directory);
        Interlocked.Exchange(ref _next, next);
    }

    private static (Guid Outbox, long Next)? Read(IDisk disk, string path)
    {
        byte[] bytes = new byte[MaxBytes];
        int length;
        try
        {
            using IDiskFile file = disk.Open(path, forWriting: false);
            length = file.Read(bytes, 0);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(0, length));
            JsonElement root = document.RootElement;
            return root.GetProperty("next").GetInt64() is var next and > 0 ? (root.GetProperty("outbox").GetGuid(), next) : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // every record that is left is published again, under another name
        }
    }
}
