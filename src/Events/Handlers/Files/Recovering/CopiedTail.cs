using System.IO.Hashing;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Files.Recovering;

/// <summary>
/// Finds lines at the end of a segment that were written again in the next one, because their write had failed. They are told by their number as long as nothing before
/// them is lost. After a power cut in modes <c>flushed</c> and <c>buffered</c>, where something may be, they are told by their bytes.
/// </summary>
internal static class CopiedTail
{
    /// <returns>Where such lines begin, with what is damaged among them; the end of the last record where there are none.</returns>
    public static long StartOf(SegmentFolder folder, IDiskFile file, SegmentScan scan, SegmentEntry next)
    {
        HashSet<UInt128> written = LinesOf(folder, next);
        var lines = new LineScanner(new DiskFileStream(file)); // the file stays open: it is the caller's
        long start = 0;
        while (lines.MoveNext() && lines.Offset < scan.End)
            if (lines.IsWhole && RecordLine.IsRecord(lines.Line.Span) && !written.Contains(XxHash128.HashToUInt128(lines.Line.Span)))
                start = lines.End;
        return start;
    }

    private static HashSet<UInt128> LinesOf(SegmentFolder folder, SegmentEntry segment)
    {
        var written = new HashSet<UInt128>();
        using Stream? stream = folder.Read(segment);
        if (stream is null)
            return written;
        var lines = new LineScanner(stream);
        while (lines.MoveNext())
            if (lines.IsWhole)
                written.Add(XxHash128.HashToUInt128(lines.Line.Span));
        return written;
    }
}
