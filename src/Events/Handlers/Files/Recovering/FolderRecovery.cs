using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Files.Recovering;

/// <summary>
/// Makes a folder whole again, however the last writer ended. Sealed segments are trusted. Every other is read: what stands behind its last record is
/// torn and is set aside, a damaged line between records is set aside too and never a reason to cut what follows, and then it is sealed. No writer ever
/// appends to a segment of another process, so an unfinished one is always the last, or one that its writer had given up.
/// </summary>
internal sealed class FolderRecovery(SegmentFolder folder, ILogger logger)
{
    /// <returns>The sequence number of the next record.</returns>
    /// <exception cref="IOException">The folder cannot be made whole.</exception>
    public long Run()
    {
        RemoveLeftovers();
        IReadOnlyList<SegmentEntry> segments = folder.List();
        long next = 1;
        for (int index = 0; index < segments.Count; index++)
        {
            SegmentEntry segment = segments[index];
            SegmentEntry? following = index + 1 < segments.Count ? segments[index + 1] : null;
            if (next != segment.First && index > 0)
                logger.DamagedSegment(folder.PathOf(segment.First, SegmentFolder.Text), $"records {next} to {segment.First - 1}, which stood before it, are missing");
            next = SegmentSum.Read(folder, segment.First) is { } sum ? Trust(segment, sum) : Recover(segment, following);
        }

        return next;
    }

    // What was being made when the last writer ended, and sums of segments that it was deleting.
    private void RemoveLeftovers()
    {
        HashSet<long> segments = [.. folder.List().Select(segment => segment.First)];
        foreach ((long first, string ending) in folder.Files())
            if (ending.EndsWith(SegmentFolder.Temporary, StringComparison.Ordinal) || (ending == SegmentFolder.Sum && !segments.Contains(first)))
                folder.Disk.Delete(folder.PathOf(first, ending));
    }

    private long Trust(SegmentEntry segment, SegmentSum sum)
    {
        if (segment.HasText)
        {
            string path = folder.PathOf(segment.First, SegmentFolder.Text);
            using IDiskFile file = folder.Disk.Open(path, forWriting: false);
            if (file.Length != sum.Length)
                logger.DamagedSegment(path, $"it has {file.Length} bytes, and had {sum.Length} when it was sealed");
        }

        return sum.Next;
    }

    private long Recover(SegmentEntry segment, SegmentEntry? following)
    {
        string path = folder.PathOf(segment.First, SegmentFolder.Text);
        if (!segment.HasText)
        {
            logger.DamagedSegment(folder.PathOf(segment.First, segment.Packed!), "it is compressed, and its sum is missing");
            return following?.First ?? throw new IOException($"The last segment '{folder.PathOf(segment.First, segment.Packed!)}' has no sum. Move it to another folder, or put its sum back.");
        }

        using IDiskFile file = folder.Disk.Open(path, forWriting: true);
        SegmentScan scan = Scan(file, segment, following);
        long length = file.Length;
        (long From, long To)[] torn = length > scan.End ? [(scan.End, length)] : [];
        if (torn.Length + scan.Damaged.Count > 0)
        {
            string kept = TornBytes.Keep(folder, segment.First, file, [.. scan.Damaged, .. torn]);
            if (torn.Length > 0)
                logger.TornTail(length - scan.End, path, kept);
            if (scan.Damaged.Count > 0)
                logger.DamagedSegment(path, $"{scan.Damaged.Count} lines between its records were none; they were moved to '{kept}'");
        }

        if (scan.Sum.Count == 0)
            folder.Disk.Delete(path); // the next segment takes its name
        else if (scan.Damaged.Count > 0)
            Rewrite(file, scan, path);
        else
        {
            file.Truncate(scan.End);
            WriteAgain(file, scan.End);
        }

        if (scan.Sum.Count > 0)
            scan.Sum.Write(folder);
        return scan.Sum.Next;
    }

    private SegmentScan Scan(IDiskFile file, SegmentEntry segment, SegmentEntry? following)
    {
        long most = following?.First - segment.First ?? long.MaxValue;
        SegmentScan scan = SegmentScan.Of(file, segment.First, most);
        if (following is null || (scan.Damaged.Count == 0 && scan.Sum.Count == most))
            return scan;
        long start = CopiedTail.StartOf(folder, file, scan, following);
        return start == scan.End ? scan : SegmentScan.Of(file, segment.First, most, before: start);
    }

    // Lines of a process that was killed may be with the system only. After a sync that failed, the system may even take them for written, and then another
    // sync does nothing: what is written again is surely synced. The bytes are the same, so that a power cut in between changes none.
    private static void WriteAgain(IDiskFile file, long length)
    {
        byte[] buffer = new byte[Math.Min(length, 1024 * 1024)];
        int read;
        for (long at = 0; at < length; at += read)
        {
            read = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), at);
            if (read == 0)
                throw new IOException("A segment became shorter while it was read.");
            file.Write(buffer.AsSpan(0, read), at);
        }

        file.Sync();
    }

    private void Rewrite(IDiskFile file, SegmentScan scan, string path)
    {
        string made = path + SegmentFolder.Temporary;
        using (IDiskFile copy = SegmentSum.CreateAnew(folder.Disk, made))
        {
            byte[] buffer = new byte[64 * 1024];
            long from = 0, target = 0;
            foreach ((long gap, long after) in scan.Damaged.Append((scan.End, scan.End)))
            {
                for (int read; from < gap; from += read, target += read)
                {
                    read = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, gap - from)), from);
                    if (read == 0)
                        throw new IOException($"'{path}' became shorter while it was read.");
                    copy.Write(buffer.AsSpan(0, read), target);
                }

                from = after;
            }

            copy.Sync();
        }

        folder.Disk.Rename(made, path);
        folder.Disk.SyncDirectory(folder.Directory);
    }
}
