using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers;

/// <summary>
/// Reads what a <see cref="JsonLinesFileHandler"/> wrote, also while it writes. Changes nothing and takes no lock. Lines that are torn or damaged are
/// passed over. The newest records may not be acknowledged yet.
/// </summary>
public sealed class SegmentReader
{
    private readonly SegmentFolder _folder;

    /// <param name="directory">The directory.</param>
    /// <param name="prefix">How the files' names begin: the handler's name.</param>
    public SegmentReader(string directory, string prefix)
        : this(new SegmentFolder(SystemDisk.Create(), Path.GetFullPath(directory), prefix))
    {
    }

    internal SegmentReader(SegmentFolder folder) => _folder = folder;

    /// <summary>The number of the first record of every segment that is there, oldest first.</summary>
    public IReadOnlyList<long> Segments => [.. _folder.List().Select(segment => segment.First)];

    /// <summary>When a segment was last written to, UTC; long ago if it is there no more.</summary>
    internal DateTimeOffset LastWrite(long first) => ((string[])[SegmentFolder.Text, .. SegmentFolder.Packed])
        .Max(ending => new DateTimeOffset(File.GetLastWriteTimeUtc(_folder.PathOf(first, ending)), TimeSpan.Zero));

    /// <summary>Reads records, oldest first.</summary>
    /// <param name="from">The number of the first record wanted. Segments that end before it are not opened.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IEnumerable<StoredRecord> Read(long from = 1) => Read(from, end: long.MaxValue, containing: default);

    /// <summary>Reads the records up to a segment whose text contains something. The others are not parsed.</summary>
    /// <param name="from">The number of the first record wanted.</param>
    /// <param name="end">The number of a segment's first record, before which the reading ends.</param>
    /// <param name="containing">What their text contains.</param>
    internal IEnumerable<StoredRecord> Read(long from, long end, ReadOnlyMemory<byte> containing)
    {
        IReadOnlyList<SegmentEntry> segments = _folder.List();
        for (int index = 0; index < segments.Count; index++)
        {
            if (segments[index].First >= end)
                break;
            long next = index + 1 < segments.Count ? segments[index + 1].First : long.MaxValue; // lines from there on were written again in the next segment
            if (next <= from || _folder.Read(segments[index]) is not { } stream)
                continue;
            using (stream)
            {
                var lines = new LineScanner(stream);
                for (long sequence = segments[index].First; sequence < next && lines.MoveNext(); sequence++)
                    if (sequence >= from && lines.IsWhole && lines.Line.Span.IndexOf(containing.Span) >= 0 && RecordLine.IsRecord(lines.Line.Span))
                        yield return new StoredRecord(sequence, lines.Line);
            }
        }
    }
}
