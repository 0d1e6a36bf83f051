using System.IO.Hashing;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers;

/// <summary>Checks that what a <see cref="JsonLinesFileHandler"/> wrote is as it was: checksums, counts, every line, and that no segment is missing. Changes nothing.</summary>
public static class SegmentVerifier
{
    /// <summary>Checks the files of one prefix.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="prefix">How the files' names begin: the handler's name.</param>
    /// <returns>What is wrong, as <c>SP6011</c>. The newest segment may be unsealed, and may end in a line that is being written.</returns>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static IReadOnlyList<Diagnostic> Verify(string directory, string prefix) =>
        Verify(new SegmentFolder(SystemDisk.Create(), Path.GetFullPath(directory), prefix));

    internal static IReadOnlyList<Diagnostic> Verify(SegmentFolder folder) => Check(folder).Findings;

    internal static SegmentCheck Check(SegmentFolder folder)
    {
        long records = 0;
        var findings = new List<Diagnostic>();
        IReadOnlyList<SegmentEntry> segments = folder.List();
        long? expected = null;
        for (int index = 0; index < segments.Count; index++)
        {
            SegmentEntry segment = segments[index];
            bool isLast = index == segments.Count - 1;
            string path = folder.PathOf(segment.First, segment.HasText ? SegmentFolder.Text : segment.Packed!);
            if (expected is { } number && number != segment.First)
                findings.Add(Finding(path, number < segment.First
                    ? $"records {number} to {segment.First - 1}, which stood before it, are missing"
                    : $"its first record is number {segment.First}, but the segment before it ends with {number - 1}"));

            SegmentSum? sum = SegmentSum.Read(folder, segment.First);
            if (sum is null && !isLast)
                findings.Add(Finding(path, "it is not sealed, and not the newest; the next start of its handler will seal it"));
            expected = sum?.Next;
            try
            {
                records += VerifyLines(folder, segment, sum, path, findings);
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                findings.Add(Finding(path, $"it cannot be read: {exception.Message}"));
            }
        }

        return new SegmentCheck(folder.Prefix, segments.Count, records, findings);
    }

    // Returns how many records there are.
    private static long VerifyLines(SegmentFolder folder, SegmentEntry segment, SegmentSum? sum, string path, List<Diagnostic> findings)
    {
        using Stream? stream = folder.Read(segment);
        if (stream is null)
            return 0; // its time was over while this ran
        var hash = new XxHash128();
        var lines = new LineScanner(stream);
        long count = 0, length = 0, records = 0;
        while (lines.MoveNext())
        {
            count++;
            length = lines.End;
            hash.Append(lines.Line.Span);
            if (lines.IsWhole)
                hash.Append("\n"u8);
            else if (sum is null)
                break; // the line that is being written
            if (lines.IsWhole && RecordLine.IsRecord(lines.Line.Span))
                records++;
            else
                findings.Add(Finding(path, $"line {count} is no record") with { Line = (int)Math.Min(count, int.MaxValue) });
        }

        if (sum is null)
            return records;
        if ((sum.Length, sum.Count) != (length, count))
            findings.Add(Finding(path, $"its lines and bytes are {count} and {length}, and were {sum.Count} and {sum.Length} when it was sealed"));
        else if (sum.Hash != Convert.ToHexStringLower(hash.GetCurrentHash()))
            findings.Add(Finding(path, "its checksum is not the one that it was sealed with"));
        return records;
    }

    private static Diagnostic Finding(string path, string problem) => Diagnostics.DamagedSegment.Create(problem) with { Resource = path };
}
