using SchemaPacks.Configuration;

namespace SchemaPacks.Allowing;

/// <summary>Which schemas are listed. What is not listed is not recorded.</summary>
internal sealed class AllowList
{
    private readonly ILookup<string, (AllowedSchema Entry, VersionPattern? Versions)> _entries;

    public AllowList(IEnumerable<AllowedSchema> entries) =>
        _entries = entries.ToLookup(entry => entry.Id, entry => (entry, Pattern(entry)), StringComparer.Ordinal);

    /// <summary>Every id that is listed, once.</summary>
    public IEnumerable<string> Ids => _entries.Select(entries => entries.Key);

    /// <summary>The first entry for the id that covers the version, or null.</summary>
    public AllowedSchema? Find(SchemaKey key) =>
        _entries[key.Id].FirstOrDefault(candidate => candidate.Versions?.Covers(key.Version) ?? true).Entry;

    private static VersionPattern? Pattern(AllowedSchema entry) =>
        entry.Versions is { } versions && VersionPattern.TryParse(versions, out VersionPattern? pattern) ? pattern : null;
}
