using SchemaPacks.Compiling;
using SchemaPacks.Evolving;
using SchemaPacks.Scanning;

namespace SchemaPacks.Snapshots;

/// <summary>The packs that were read, each with what it brought to the registry.</summary>
internal static class PackSummary
{
    /// <param name="loaded">The packs that were let in.</param>
    /// <param name="refused">Those that were not: they bring nothing.</param>
    /// <param name="sourceOf">Tells which feed a pack came from.</param>
    /// <returns>By name in ordinal order, then by path.</returns>
    public static IReadOnlyList<SchemaPack> Of(LoadedPacks loaded, IEnumerable<PackCandidate> refused, Func<SchemaPack, string?>? sourceOf)
    {
        var packs = new SchemaPack[loaded.Candidates.Count];
        for (int i = 0, first = 0; i < packs.Length; i++)
        {
            int count = loaded.Parsed.Packs[i].Pack.Documents.Count;
            SchemaPack pack = loaded.Candidates[i].Pack;
            packs[i] = pack with { Schemas = KeysOf(loaded.Compiled.Compiled, first, count, loaded.Owned, loaded.Settled), Feed = sourceOf?.Invoke(pack) };
            first += count;
        }

        return [.. packs.Concat(refused.Select(candidate => candidate.Pack with { Feed = sourceOf?.Invoke(candidate.Pack) })).OrderBy(pack => pack.Name, StringComparer.Ordinal).ThenBy(pack => pack.Path, StringComparer.Ordinal)];
    }

    private static SchemaKey[] KeysOf(IReadOnlyList<CompiledDocument> compiled, int first, int count, OwnedSchemas owned, SettledSchemas settled)
    {
        var keys = new List<SchemaKey>(count);
        for (int i = first; i < first + count; i++)
            if (compiled[i].Schema is { } schema && !owned.Foreign.Contains(schema) && !settled.Conflicts.Contains(schema.Key))
                keys.Add(schema.Key);
        keys.Sort();
        return [.. keys.Distinct()]; // a pack may spell one schema twice
    }
}
