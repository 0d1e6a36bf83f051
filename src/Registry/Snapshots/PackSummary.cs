using SchemaPacks.Compiling;
using SchemaPacks.Scanning;

namespace SchemaPacks.Snapshots;

/// <summary>The packs that were read, each with what it brought to the registry.</summary>
internal static class PackSummary
{
    /// <returns>By name in ordinal order, then by path.</returns>
    public static IReadOnlyList<SchemaPack> Of(IEnumerable<PackCandidate> candidates, IEnumerable<CompiledSchema> served)
    {
        ILookup<SchemaOrigin, SchemaKey> keys = served
            .SelectMany(schema => schema.Origins, (schema, origin) => (origin, schema.Key))
            .ToLookup(pair => pair.origin, pair => pair.Key);
        return
        [
            .. candidates
                .Select(candidate => candidate.Pack with
                {
                    Schemas = [.. candidate.Resources.SelectMany(resource => keys[resource.Origin]).Distinct().Order()],
                })
                .OrderBy(pack => pack.Name, StringComparer.Ordinal).ThenBy(pack => pack.Path, StringComparer.Ordinal),
        ];
    }
}
