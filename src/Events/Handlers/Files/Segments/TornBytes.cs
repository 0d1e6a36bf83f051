using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>Keeps bytes that are no records, in <c>….jsonl.torn</c> beside their segment.</summary>
internal static class TornBytes
{
    /// <summary>Copies a part of a file behind what is kept already, and syncs it. If the process ends in between, the next one keeps them once more.</summary>
    public static string Keep(SegmentFolder folder, long first, IDiskFile source, long from, long to) => Keep(folder, first, source, [(from, to)]);

    public static string Keep(SegmentFolder folder, long first, IDiskFile source, IEnumerable<(long From, long To)> parts)
    {
        string path = folder.PathOf(first, SegmentFolder.Torn);
        bool isThere = folder.Disk.List(folder.Directory).Contains(Path.GetFileName(path));
        using IDiskFile kept = isThere ? folder.Disk.Open(path, forWriting: true) : folder.Disk.Create(path);
        byte[] buffer = new byte[64 * 1024];
        long target = kept.Length;
        foreach ((long from, long to) in parts)
            for (long at = from; at < to;)
            {
                int read = source.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, to - at)), at);
                if (read == 0)
                    break;
                kept.Write(buffer.AsSpan(0, read), target);
                at += read;
                target += read;
            }

        kept.Sync();
        folder.Disk.SyncDirectory(folder.Directory);
        return path;
    }
}
