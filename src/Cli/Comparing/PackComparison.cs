using SchemaPacks.Compatibility;
using SchemaPacks.Compiling;
using SchemaPacks.Evolving;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Comparing;

/// <summary>All schemas of two packs, by id and version. A version that is new is compared with the one before it in the old pack.</summary>
internal sealed record PackComparison(IReadOnlyList<SchemaPair> Pairs)
{
    public bool IsCompatible => Pairs.All(pair => pair.IsCompatible);

    public VersionBump Bump => Pairs.Select(pair => pair.Bump).Append(VersionBump.Patch).Max();

    public int Count(SchemaChange change) => Pairs.Count(pair => pair.Change == change);

    public static PackComparison Of(RegistrySnapshot old, RegistrySnapshot @new, ComparisonLevel level) => new(
    [
        .. old.Schemas.Concat(@new.Schemas).Select(schema => schema.Key).Distinct().Order().Select(key => PairOf(key, old, @new, level)),
    ]);

    private static SchemaPair PairOf(SchemaKey key, RegistrySnapshot old, RegistrySnapshot @new, ComparisonLevel level) => (old.Find(key), @new.Find(key)) switch
    {
        ({ } before, null) => new SchemaPair(SchemaChange.Removed, before, null, null),
        ({ } before, { } after) when before.ContentHash == after.ContentHash => new SchemaPair(SchemaChange.Same, before, after, null),
        ({ } before, { } after) => SchemaPair.Of(SchemaChange.Changed, before, after, level),
        (null, { } after) when VersionBefore(key, old) is { } before => SchemaPair.Of(SchemaChange.Version, before, after, level),
        (_, var after) => new SchemaPair(SchemaChange.Added, null, after, null),
    };

    private static CompiledSchema? VersionBefore(SchemaKey key, RegistrySnapshot old) =>
        old.GetVersions(key.Id).OfType<CompiledSchema>().OrderBy(schema => schema.Key).LastOrDefault(schema => schema.Key.CompareTo(key) < 0);
}
