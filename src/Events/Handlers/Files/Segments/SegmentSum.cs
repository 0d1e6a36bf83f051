using System.Globalization;
using System.Text;
using System.Text.Json;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>What is true of a sealed segment for ever.</summary>
/// <param name="First">The sequence number of its first record.</param>
/// <param name="Count">How many records it has, one per line.</param>
/// <param name="Length">Its bytes, before compression.</param>
/// <param name="Hash">XXH3 of these bytes, 128 bits, as lower-case hexadecimal.</param>
/// <example><c>{"first":1,"last":2,"count":2,"length":18,"xxh3-128":"…"}</c></example>
internal sealed record SegmentSum(long First, long Count, long Length, string Hash)
{
    private const int MaxBytes = 512;

    /// <summary>The number of the record that follows its last.</summary>
    public long Next => First + Count;

    /// <summary>Seals the segment: from now on it is trusted to be as this says.</summary>
    public void Write(SegmentFolder folder)
    {
        string path = folder.PathOf(First, SegmentFolder.Sum), made = path + SegmentFolder.Temporary;
        string text = string.Create(
            CultureInfo.InvariantCulture, $$"""{"first":{{First}},"last":{{Next - 1}},"count":{{Count}},"length":{{Length}},"xxh3-128":"{{Hash}}"}""");
        using (IDiskFile file = CreateAnew(folder.Disk, made))
        {
            file.Write(Encoding.ASCII.GetBytes(text + "\n"), 0);
            file.Sync();
        }

        folder.Disk.Rename(made, path);
        folder.Disk.SyncDirectory(folder.Directory);
    }

    /// <summary>The sum of a segment; null if there is none that makes sense.</summary>
    public static SegmentSum? Read(SegmentFolder folder, long first)
    {
        byte[] bytes = new byte[MaxBytes];
        int length;
        try
        {
            using IDiskFile file = folder.Disk.Open(folder.PathOf(first, SegmentFolder.Sum), forWriting: false);
            length = file.Read(bytes, 0);
        }
        catch (IOException)
        {
            return null; // a segment without a sum is judged by its lines
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(0, length));
            JsonElement root = document.RootElement;
            var sum = new SegmentSum(
                root.GetProperty("first").GetInt64(), root.GetProperty("count").GetInt64(), root.GetProperty("length").GetInt64(), root.GetProperty("xxh3-128").GetString() ?? "");
            return sum.First == first && sum.Count > 0 && sum.Length > 0 ? sum : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Makes a file, in place of one that an earlier attempt left.</summary>
    public static IDiskFile CreateAnew(IDisk disk, string path)
    {
        if (disk.List(Path.GetDirectoryName(path)!).Contains(Path.GetFileName(path)))
            disk.Delete(path);
        return disk.Create(path);
    }
}
