using SchemaPacks.Compiling;
using SchemaPacks.Scanning;

namespace SchemaPacks.Snapshots;

/// <summary>The packs that were read, each with what it brought to the registry.</summary>
internal static class PackSummary
{
    /// <param name="candidates">The packs.</param>
    /// <param name="parsed">What was read of each, in the same order.</param>
    /// <param name="compiled">What was compiled of their documents, in the same order.</param>
    /// <param name="owned">Which schemas their packs may bring.</param>
    /// <param name="settled">Which of these are served.</param>
    /// <param name="sourceOf">Tells which feed a pack came from.</param>
    /// <returns>By name in ordinal order, then by path.</returns>
    public static IReadOnlyList<SchemaPack> Of(
        IReadOnlyList<PackCandidate> candidates, ParsedPacks parsed, CompiledPacks compiled, OwnedSchemas owned, SettledSchemas settled, Func<SchemaPack, string?>? sourceOf)
    {
        var packs = new SchemaPack[candidates.Count];
        for (int i = 0, first = 0; i < packs.Length; i++)
        {
            int count = parsed.Packs[i].Pack.Documents.Count;
            packs[i] = candidates[i].Pack with { Schemas = KeysOf(compiled.Compiled, first, count, owned, settled), Feed = sourceOf?.Invoke(candidates[i].Pack) };
            first += count;
        }

        return [.. packs.OrderBy(pack => pack.Name, StringComparer.Ordinal).ThenBy(pack => pack.Path, StringComparer.Ordinal)];
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
