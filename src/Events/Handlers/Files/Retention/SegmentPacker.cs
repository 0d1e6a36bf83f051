using System.IO.Compression;
using System.IO.Hashing;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Files.Retention;

/// <summary>
/// Puts a compressed file in the place of a sealed segment's lines: it is whole and synced before it gets its name, and the name is synced before the
/// lines go. A segment that is not as it was sealed is left as it is.
/// </summary>
internal static class SegmentPacker
{
    /// <returns>What there is of the segment now.</returns>
    public static SegmentEntry Pack(SegmentFolder folder, SegmentEntry segment, SegmentSum sum, SegmentCompression compression, ILogger logger, Func<bool> isOver)
    {
        if (!segment.HasText || (segment.Packed is null && compression == SegmentCompression.None))
            return segment;

        string text = folder.PathOf(segment.First, SegmentFolder.Text);
        string ending = segment.Packed ?? (compression == SegmentCompression.Gzip ? ".jsonl.gz" : ".jsonl.br");
        if (segment.Packed is null && !TryWrite(folder, text, folder.PathOf(segment.First, ending), sum, compression, logger, isOver))
            return segment;

        folder.Disk.SyncDirectory(folder.Directory);
        folder.Disk.Delete(text);
        return segment with { HasText = false, Packed = ending };
    }

    private static bool TryWrite(SegmentFolder folder, string text, string packed, SegmentSum sum, SegmentCompression compression, ILogger logger, Func<bool> isOver)
    {
        string made = packed + SegmentFolder.Temporary;
        using (IDiskFile target = SegmentSum.CreateAnew(folder.Disk, made))
        {
            bool isWhole;
            using (Stream stream = Compress(new DiskFileStream(target), compression))
                isWhole = TryCopy(folder, text, stream, sum, logger, isOver);
            if (isWhole)
                target.Sync();
            else
            {
                folder.Disk.Delete(made);
                return false;
            }
        }

        folder.Disk.Rename(made, packed);
        return true;
    }

    private static bool TryCopy(SegmentFolder folder, string text, Stream target, SegmentSum sum, ILogger logger, Func<bool> isOver)
    {
        using var source = new DiskFileStream(folder.Disk.Open(text, forWriting: false));
        var hash = new XxHash128();
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        for (int read; (read = source.Read(buffer)) > 0; length += read)
        {
            if (isOver())
                return false;
            hash.Append(buffer.AsSpan(0, read));
            target.Write(buffer, 0, read);
        }

        bool isAsSealed = length == sum.Length && Convert.ToHexStringLower(hash.GetCurrentHash()) == sum.Hash;
        if (!isAsSealed)
            logger.DamagedSegment(text, "it is not what it was sealed with, so it is not compressed");
        return isAsSealed;
    }

    private static Stream Compress(Stream stream, SegmentCompression compression) => compression == SegmentCompression.Gzip
        ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)
        : new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true);
}
