using SchemaPacks.Compiling;
using SchemaPacks.Scanning;

namespace SchemaPacks.Snapshots;

/// <summary>
/// The compiled schemas without those that lie in somebody else's namespace. This comes before rivals are settled: an intruder must
/// not be able to make a conflict of the owner's schema.
/// </summary>
/// <param name="Schemas">Those that stay, in the order of their packs.</param>
/// <param name="Findings">What is wrong with the others.</param>
/// <param name="Foreign">The others.</param>
internal sealed record OwnedSchemas(IReadOnlyList<CompiledSchema> Schemas, IReadOnlyList<Diagnostic> Findings, IReadOnlySet<CompiledSchema> Foreign)
{
    public static OwnedSchemas Of(IEnumerable<CompiledSchema> schemas, IReadOnlyList<PackCandidate> candidates, SchemaRegistryOptions options)
    {
        if (options.Namespaces.Count == 0)
            return new OwnedSchemas([.. schemas], [], new HashSet<CompiledSchema>());

        var packs = candidates.Select(candidate => candidate.Pack).ToLookup(pack => (pack.Name, pack.Package));
        var owned = new List<CompiledSchema>();
        var findings = new List<Diagnostic>();
        var foreign = new HashSet<CompiledSchema>();
        foreach (CompiledSchema schema in schemas)
        {
            SchemaOrigin origin = schema.Origins[0]; // the only one before rivals are settled
            SchemaNamespace[] holders = HoldersOf(schema.Key.Id, options.Namespaces);
            string owner = origin.Package?.Id ?? origin.Pack;
            // Packs of one name cannot be told apart by a schema's origin: then every one of them has to be the owner.
            if (holders.Length == 0 || packs[(origin.Pack, origin.Package)].All(pack => holders.Any(holder => holder.IsOwnedBy(owner, options.SourceOf?.Invoke(pack)))))
                owned.Add(schema);
            else if (foreign.Add(schema))
                findings.Add(Intruder(schema, origin, holders));
        }

        return new OwnedSchemas(owned, findings, foreign);
    }

    private static SchemaNamespace[] HoldersOf(string id, IReadOnlyList<SchemaNamespace> namespaces)
    {
        SchemaNamespace[] fitting = [.. namespaces.Where(candidate => candidate.Holds(id))];
        int longest = fitting.Length == 0 ? 0 : fitting.Max(candidate => candidate.Prefix.Length);
        return [.. fitting.Where(candidate => candidate.Prefix.Length == longest)];
    }

    private static Diagnostic Intruder(CompiledSchema schema, SchemaOrigin origin, SchemaNamespace[] holders) =>
        Diagnostics.ForeignNamespace.Create(
            $"schema '{schema.Key}' in '{origin}' lies under '{holders[0].Prefix}', which is only for "
            + string.Join(" and ", holders.Select(holder => $"packs '{holder.Packs}'{(holder.Source is null ? "" : $" from '{holder.Source}'")}"))
            + ", so it is not served; give it an id of its own")
        with
        {
            Pack = origin.Pack,
            Resource = origin.Resource,
            Pointer = "",
            Line = schema.Document.Positions.Nearest("").Line,
            Column = schema.Document.Positions.Nearest("").Column,
        };
}
