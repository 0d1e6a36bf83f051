using SchemaPacks.Compiling;
using SchemaPacks.Scanning;

namespace SchemaPacks.Snapshots;

/// <summary>The packs that were read, each with what it brought to the registry.</summary>
internal static class PackSummary
{
    /// <returns>By name in ordinal order, then by path.</returns>
    public static IReadOnlyList<SchemaPack> Of(IEnumerable<PackCandidate> candidates, IReadOnlyList<CompiledSchema> served)
    {
        var keys = new Dictionary<SchemaOrigin, SchemaKey>(served.Count);
        var further = new List<(SchemaOrigin Origin, SchemaKey Key)>(); // where packs of one name differ, a resource may bring several
        foreach (CompiledSchema schema in served)
            foreach (SchemaOrigin origin in schema.Origins)
                if (!keys.TryAdd(origin, schema.Key))
                    further.Add((origin, schema.Key));

        ILookup<SchemaOrigin, SchemaKey> others = further.ToLookup(pair => pair.Origin, pair => pair.Key);
        return
        [
            .. candidates
                .Select(candidate => candidate.Pack with { Schemas = KeysOf(candidate, keys, others) })
                .OrderBy(pack => pack.Name, StringComparer.Ordinal).ThenBy(pack => pack.Path, StringComparer.Ordinal),
        ];
    }

    private static SchemaKey[] KeysOf(PackCandidate candidate, Dictionary<SchemaOrigin, SchemaKey> keys, ILookup<SchemaOrigin, SchemaKey> others)
    {
        var own = new SortedSet<SchemaKey>();
        foreach (PackResource resource in candidate.Resources)
        {
            if (!keys.TryGetValue(resource.Origin, out SchemaKey key))
                continue;
            own.Add(key);
            own.UnionWith(others[resource.Origin]);
        }

        return [.. own];
    }
}
