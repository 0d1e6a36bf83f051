using SchemaPacks.Compiling;

namespace SchemaPacks.Snapshots;

/// <summary>
/// Which of all compiled schemas are served. One key with one content is one schema, however many packs bring it; one key with
/// several contents is none, since which one wins would depend on the order of files.
/// </summary>
internal sealed record SettledSchemas(IReadOnlyList<CompiledSchema> Schemas, IReadOnlyList<Diagnostic> Findings)
{
    public static SettledSchemas Settle(IEnumerable<CompiledSchema> schemas)
    {
        var served = new List<CompiledSchema>();
        var findings = new List<Diagnostic>();
        foreach (IGrouping<SchemaKey, CompiledSchema> rivals in schemas.GroupBy(schema => schema.Key).OrderBy(rivals => rivals.Key))
        {
            CompiledSchema[] contents = [.. rivals.DistinctBy(schema => schema.ContentHash)];
            if (contents.Length == 1)
                served.Add(contents[0].From([.. rivals.SelectMany(schema => schema.Origins).Distinct()]));
            else
                findings.Add(Conflict(rivals.Key, contents));
        }

        return new SettledSchemas(served, findings);
    }

    private static Diagnostic Conflict(SchemaKey key, CompiledSchema[] contents) =>
        Diagnostics.ConflictingSchema.Create(
            $"schema '{key}' has different content in {string.Join(" and in ", contents.Select(schema => $"'{schema.Origins[0]}'"))}, so none is served; "
            + "keep one, or give the changed one another version")
        with
        {
            Pack = contents[^1].Origins[0].Pack,
            Resource = contents[^1].Origins[0].Resource,
            Pointer = "",
            Line = contents[^1].Document.Positions.Nearest("").Line,
            Column = contents[^1].Document.Positions.Nearest("").Column,
        };
}
