using SchemaPacks.Checking;
using SchemaPacks.Compiling;

namespace SchemaPacks.Snapshots;

/// <summary>
/// Which of all compiled schemas are served. One key with one content is one schema, however many packs bring it; one key with
/// several contents is none, since which one wins would depend on the order of files.
/// </summary>
/// <param name="Schemas">Those that are served, by key.</param>
/// <param name="Findings">What is wrong with the others.</param>
/// <param name="Sorted">All schemas, by key.</param>
/// <param name="Conflicts">The keys of which none is served.</param>
internal sealed record SettledSchemas(
    IReadOnlyList<CompiledSchema> Schemas, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<CompiledSchema> Sorted, IReadOnlySet<SchemaKey> Conflicts)
{
    /// <param name="schemas">The schemas, in the order of their packs.</param>
    /// <param name="earlier">What an earlier load sorted.</param>
    public static SettledSchemas Settle(IReadOnlyList<CompiledSchema> schemas, IReadOnlyList<CompiledSchema> earlier)
    {
        IReadOnlyList<CompiledSchema> sorted = SchemaOrder.ByKey(schemas, earlier);
        var served = new List<CompiledSchema>(sorted.Count);
        var findings = new List<Diagnostic>();
        var conflicts = new HashSet<SchemaKey>();
        for (int first = 0, end; first < sorted.Count; first = end)
        {
            for (end = first + 1; end < sorted.Count && sorted[end].Key == sorted[first].Key;)
                end++;
            if (end == first + 1)
            {
                served.Add(sorted[first]);
                continue;
            }

            CompiledSchema[] rivals = [.. sorted.Take(first..end)], contents = [.. rivals.DistinctBy(schema => schema.ContentHash)];
            if (contents.Length == 1)
                served.Add(contents[0].From([.. rivals.SelectMany(schema => schema.Origins).Distinct()]));
            else if (conflicts.Add(contents[0].Key))
                findings.Add(ConflictRule.Conflict(contents[0].Key, [.. contents.Select(schema => schema.Document)]));
        }

        return new SettledSchemas(served, findings, sorted, conflicts);
    }
}
