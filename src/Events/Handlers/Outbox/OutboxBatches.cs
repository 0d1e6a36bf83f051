using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>
/// The batches of an outbox, one after the other: read from the cursor on, and passed when the broker has them. The cursor is safe on the disk before a file that it has
/// passed is deleted.
/// </summary>
internal sealed class OutboxBatches(SegmentFolder folder, OutboxCursor cursor, OutboxOptions options, Action<string, string> tellDamage)
{
    private readonly OutboxTail _tail = new(folder, cursor.Outbox, cursor.Next, tellDamage);
    private long _bytes = folder.List().Sum(segment => LengthOf(folder, segment));

    /// <summary>The bytes of the outbox's files.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether something was read, or found missing, that the cursor has not passed.</summary>
    public bool IsAhead => _tail.Next != cursor.Next;

    /// <summary>Reads the next batch.</summary>
    /// <param name="end">The number of the first record that is not acknowledged yet.</param>
    /// <exception cref="IOException">A file cannot be read. The next call reads the same.</exception>
    public IReadOnlyList<OutboxRecord> Read(long end) => _tail.Read(end, options.BatchCount, options.BatchBytes);

    /// <summary>So many bytes more were written.</summary>
    public void Add(int bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Moves the cursor behind what was read.</summary>
    /// <exception cref="IOException">Not all of it was done. It may be called again.</exception>
    public void Pass()
    {
        cursor.Move(_tail.Next);
        DeletePassed();
    }

    /// <summary>Deletes files that the cursor has passed. Never the last: it is written to.</summary>
    public void DeletePassed()
    {
        IReadOnlyList<SegmentEntry> segments = folder.List();
        for (int index = 0; index + 1 < segments.Count && segments[index + 1].First <= cursor.Next; index++)
        {
            long length = LengthOf(folder, segments[index]);
            folder.Disk.Delete(folder.PathOf(segments[index].First, SegmentFolder.Text));
            Interlocked.Add(ref _bytes, -length);
            DeleteSum(segments[index].First);
        }
    }

    private void DeleteSum(long first)
    {
        try
        {
            folder.Disk.Delete(folder.PathOf(first, SegmentFolder.Sum));
        }
        catch (FileNotFoundException)
        {
            return; // the segment was never sealed
        }
    }

    private static long LengthOf(SegmentFolder folder, SegmentEntry segment)
    {
        using IDiskFile file = folder.Disk.Open(folder.PathOf(segment.First, SegmentFolder.Text), forWriting: false);
        return file.Length;
    }
}
