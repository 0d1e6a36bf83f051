using System.Globalization;
using System.IO.Compression;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>
/// How the files of one handler are named: <c>PREFIX-NNNNNNNNNN.jsonl</c> by the sequence number of its first record, beside it <c>….sum</c> once it is
/// sealed, <c>….jsonl.torn</c> for bytes that are no records, <c>….tmp</c> for what is being made. Several prefixes share a directory.
/// </summary>
internal sealed class SegmentFolder(IDisk disk, string directory, string prefix)
{
    public const string Text = ".jsonl", Sum = ".sum", Torn = ".jsonl.torn", Temporary = ".tmp";

    /// <summary>What a sealed segment's name ends in when it is compressed.</summary>
    public static readonly string[] Packed = [".jsonl.gz", ".jsonl.br"];

    // Ten digits, so that names sort by age; more where they do not do. A file per day of an older version has eight.
    private const int MinDigits = 10;

    public IDisk Disk => disk;

    public string Directory => directory;

    public string Prefix => prefix;

    public string LockPath => System.IO.Path.Combine(directory, prefix + ".lock");

    public string PathOf(long first, string ending) =>
        System.IO.Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{first:D10}{ending}"));

    /// <summary>Every segment, oldest first.</summary>
    public IReadOnlyList<SegmentEntry> List()
    {
        var segments = new SortedDictionary<long, SegmentEntry>();
        foreach ((long first, string ending) in Files())
            if (ending == Text || Packed.Contains(ending))
            {
                SegmentEntry known = segments.GetValueOrDefault(first) ?? new SegmentEntry(first, HasText: false, Packed: null);
                segments[first] = ending == Text ? known with { HasText = true } : known with { Packed = ending };
            }

        return [.. segments.Values];
    }

    /// <summary>The files that bear the prefix and a number, in no order.</summary>
    public IEnumerable<(long First, string Ending)> Files()
    {
        foreach (string name in disk.List(directory))
            if (TryParse(name, out long first, out string ending))
                yield return (first, ending);
    }

    /// <summary>Opens a segment's lines, whether they are compressed or not.</summary>
    /// <returns>Null if the segment is there no more.</returns>
    public Stream? Read(SegmentEntry segment)
    {
        string? ending = segment.HasText ? Text : segment.Packed;
        foreach (string candidate in ending == Text ? [Text, .. Packed] : Packed) // it may have been compressed since it was listed
        {
            try
            {
                Stream stream = new DiskFileStream(disk.Open(PathOf(segment.First, candidate), forWriting: false));
                return candidate switch
                {
                    ".jsonl.gz" => new GZipStream(stream, CompressionMode.Decompress),
                    ".jsonl.br" => new BrotliStream(stream, CompressionMode.Decompress),
                    _ => stream,
                };
            }
            catch (FileNotFoundException)
            {
            }
        }

        return null;
    }

    /// <summary>Takes the name of one of these files apart.</summary>
    public bool TryParse(string name, out long first, out string ending)
    {
        (first, ending) = (0, "");
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || name.Length <= prefix.Length || name[prefix.Length] != '-')
            return false;
        int point = name.IndexOf('.', prefix.Length);
        if (point < 0)
            return false;
        ReadOnlySpan<char> digits = name.AsSpan(prefix.Length + 1, point - prefix.Length - 1);
        ending = name[point..];
        return digits.Length >= MinDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out first) && first > 0;
    }
}

/// <summary>A segment that is there.</summary>
/// <param name="First">The sequence number of its first record.</param>
/// <param name="HasText">Whether its lines are there as they were written.</param>
/// <param name="Packed">How the name of its compressed form ends; null when there is none.</param>
internal sealed record SegmentEntry(long First, bool HasText, string? Packed);
