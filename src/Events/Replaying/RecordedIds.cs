using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Replaying;

/// <summary>
/// Looks in the files of a folder for the record of an event whose answer never arrived. A host that still runs knows its id; one that was started again, or that
/// remembers ids for a shorter time, does not.
/// </summary>
internal static class RecordedIds
{
    /// <summary>For each prefix its newest segment, where the search begins later on.</summary>
    public static Dictionary<string, long> Mark(IDisk disk, string folder) => Prefixes(disk, folder)
        .ToDictionary(prefix => prefix, prefix => new SegmentReader(new SegmentFolder(disk, folder, prefix)).Segments is [.., var last] ? last : 1);

    /// <summary>Whether a record of the letter's schema has its id.</summary>
    public static bool Contain(IDisk disk, string folder, Letter letter, IReadOnlyDictionary<string, long> since)
    {
        byte[] member = [.. RecordText.PropertyName(CapsuleNames.Id), .. RecordText.Quoted(letter.Id)];
        return Prefixes(disk, folder)
            .SelectMany(prefix => new SegmentReader(new SegmentFolder(disk, folder, prefix)).Read(since.GetValueOrDefault(prefix, 1)))
            .Any(record => record.Utf8.Span.IndexOf(member) >= 0 && RecordId.Find(record.Utf8.Span) == (letter.Schema, letter.Id));
    }

    private static IEnumerable<string> Prefixes(IDisk disk, string folder) =>
        SegmentPrefixes.In(disk, folder).Where(prefix => prefix != DeadLetterOptions.FileName);
}
