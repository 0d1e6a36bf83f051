using System.IO.Hashing;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Files.Recovering;

/// <summary>What the bytes of a segment are, whatever happened to it.</summary>
/// <param name="Sum">Its records. The sum's length is theirs alone, without damaged lines between them.</param>
/// <param name="End">Where the last record ends.</param>
/// <param name="Damaged">Lines before <paramref name="End"/> that are no records.</param>
internal sealed record SegmentScan(SegmentSum Sum, long End, IReadOnlyList<(long From, long To)> Damaged)
{
    /// <param name="file">The segment.</param>
    /// <param name="first">The sequence number of its first record.</param>
    /// <param name="most">How many records it may have; what follows them belongs to the next segment.</param>
    /// <param name="before">Where in the file the segment ends, if not at its end.</param>
    public static SegmentScan Of(IDiskFile file, long first, long most, long before = long.MaxValue)
    {
        var hash = new XxHash128();
        var damaged = new List<(long, long)>();
        var damagedSoFar = new List<(long, long)>(); // torn bytes, unless a record follows
        long count = 0, length = 0, end = 0;
        var scanner = new LineScanner(new DiskFileStream(file)); // the file stays open: it is the caller's
        while (count < most && scanner.MoveNext() && scanner.Offset < before)
        {
            if (!scanner.IsWhole || !RecordLine.IsRecord(scanner.Line.Span))
            {
                damagedSoFar.Add((scanner.Offset, scanner.End));
                continue;
            }

            damaged.AddRange(damagedSoFar);
            damagedSoFar.Clear();
            hash.Append(scanner.Line.Span);
            hash.Append("\n"u8);
            count++;
            length += scanner.Line.Length + 1;
            end = scanner.End;
        }

        return new SegmentScan(new SegmentSum(first, count, length, Convert.ToHexStringLower(hash.GetCurrentHash())), end, damaged);
    }
}
