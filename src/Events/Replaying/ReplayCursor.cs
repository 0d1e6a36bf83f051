using System.Text.Json;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Replaying;

/// <summary>
/// How far replays of a folder's dead letters have come. Written before a letter goes anywhere and after, each time as a whole: made under another name, synced,
/// renamed, and the folder synced.
/// </summary>
/// <example><c>{"version":1,"handled":41,"letter":"9f86d081884c7d65","left":[[3,3],[17,40]],"trying":{"letter":42,"handler":"events","next":17,"count":5}}</c></example>
internal sealed class ReplayCursor
{
    private const int FormatVersion = 1;
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly IDisk _disk;
    private readonly string _path;
    private bool _isDirty;

    private ReplayCursor(IDisk disk, string path) => (_disk, _path) = (disk, path);

    /// <summary>The highest number of a letter that was looked at in order.</summary>
    public long Handled { get; private set; }

    /// <summary>The digest of that letter: numbers begin anew when somebody removes all files.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Letters up to there that could not be recorded. Every replay tries them again.</summary>
    public NumberSet Left { get; private set; } = new([]);

    /// <summary>The letter or letters that were under way when this was written.</summary>
    public Attempt? Trying { get; private set; }

    /// <summary>Whether a letter is still to be replayed.</summary>
    public bool Wants(long sequence) => sequence > Handled || Left.Contains(sequence);

    /// <exception cref="ReplayImpossible">The file is there and makes no sense.</exception>
    public static ReplayCursor Read(IDisk disk, string path)
    {
        var cursor = new ReplayCursor(disk, path);
        if (!disk.List(Path.GetDirectoryName(path)!).Contains(Path.GetFileName(path)))
            return cursor;
        try
        {
            using IDiskFile file = disk.Open(path, forWriting: false);
            byte[] text = new byte[Math.Min(file.Length, MaxBytes)];
            int length = 0;
            for (int read; length < text.Length && (read = file.Read(text.AsSpan(length), length)) > 0;)
                length += read;
            using JsonDocument document = JsonDocument.Parse(text.AsMemory(0, length));
            cursor.Take(document.RootElement);
            return cursor;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ReplayImpossible(isDamaged: true, $"'{path}' cannot be understood: restore it, or move it away to replay every dead letter from the first on");
        }
    }

    /// <summary>Says durably that letters are about to go somewhere.</summary>
    public void Begin(Attempt attempt)
    {
        Trying = attempt;
        _isDirty = true;
        Save();
    }

    /// <summary>Nothing is under way any more, and what became of it is known.</summary>
    public void End()
    {
        _isDirty |= Trying is not null;
        Trying = null;
    }

    /// <summary>Takes note of what became of a letter; <see cref="Save"/> or the next <see cref="Begin"/> makes it durable.</summary>
    public void Settle(Letter letter, bool isLeft)
    {
        _isDirty = true;
        if (letter.Sequence > Handled)
            (Handled, Digest) = (letter.Sequence, letter.Digest);
        if (isLeft)
            Left.Add(letter.Sequence);
        else
            Left.Remove(letter.Sequence);
    }

    public void Save()
    {
        if (!_isDirty)
            return;
        string made = _path + ".tmp";
        using (IDiskFile file = Handlers.Files.Segments.SegmentSum.CreateAnew(_disk, made))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(Written(), CursorJson.Default.CursorDocument), 0);
            file.Sync();
        }

        _disk.Rename(made, _path);
        _disk.SyncDirectory(Path.GetDirectoryName(_path)!);
        _isDirty = false;
    }

    private CursorDocument Written() => new(FormatVersion, Handled, Digest, [.. Left.Ranges.Select(range => new[] { range.From, range.To })], Trying);

    private void Take(JsonElement root)
    {
        CursorDocument document = root.Deserialize(CursorJson.Default.CursorDocument) ?? throw new FormatException();
        if (document.Version != FormatVersion)
            throw new FormatException();
        Handled = document.Handled;
        Digest = document.Letter ?? throw new FormatException();
        Left = new NumberSet((document.Left ?? throw new FormatException()).Select(range => range is [var from, var to] ? (from, to) : throw new FormatException()));
        Trying = document.Trying;
    }
}
