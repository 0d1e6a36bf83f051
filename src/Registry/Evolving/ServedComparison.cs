using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Compiling;
using SchemaPacks.Scanning;

namespace SchemaPacks.Evolving;

/// <summary>Compares the versions of each schema that would be served, with each other and with what packs of the same name brought before.</summary>
internal sealed class ServedComparison(CompatibilityPolicy policy)
{
    /// <summary>What was compared.</summary>
    public ComparisonMemory Memory { get; } = new();

    /// <summary>What breaks, by id and version.</summary>
    public IReadOnlyList<ServedBreak> Find(LoadedPacks packs, AdmittedPacks earlier)
    {
        ILookup<string, CompiledSchema> versions = packs.Settled.Schemas.ToLookup(schema => schema.Key.Id, StringComparer.Ordinal);
        ILookup<(string, string), CompiledSchema> replaced = Replaced(packs, earlier);
        Dictionary<(string, PackageKey?), SchemaPack> known = earlier.Candidates.Concat(packs.Candidates).Select(candidate => candidate.Pack)
            .GroupBy(pack => (pack.Name, pack.Package)).ToDictionary(group => group.Key, group => group.Last());
        return [.. packs.Settled.Schemas.AsParallel().AsOrdered().SelectMany(schema => Find(schema, versions[schema.Key.Id], [.. schema.Origins.SelectMany(origin => replaced[(schema.Key.Id, origin.Pack)])], Name))];

        string Name(CompiledSchema schema) => $"'{schema.Key}' of the pack {NameOf(known.GetValueOrDefault((schema.Origins[0].Pack, schema.Origins[0].Package)), schema)}";
    }

    private IEnumerable<ServedBreak> Find(CompiledSchema schema, IEnumerable<CompiledSchema> versions, IReadOnlyList<CompiledSchema> before, Func<CompiledSchema, string> name)
    {
        CompatibilityRule rule = policy.Rules.For(schema.Key.Id, schema.Key.Version.Text);
        if (!rule.IsOn)
            yield break;
        CompiledSchema[] others = [.. versions.Concat(before).Where(other => other.Key != schema.Key).DistinctBy(other => other.Key)];
        IReadOnlyList<string> owed = rule.Select(schema.Key.Version.Text, others.Select(other => other.Key.Version.Text));
        foreach (CompiledSchema old in before.Where(other => other.Key == schema.Key && other.ContentHash != schema.ContentHash).Concat(others.Where(other => owed.Contains(other.Key.Version.Text)).OrderBy(other => other.Key)))
        {
            Diagnostic[] findings = [.. EvolutionReport.Missed(old, schema, Memory.Compare(old, schema, rule.Level), rule, name, isForOperator: true).Select(finding => finding.Diagnostic)];
            if (findings.Length > 0)
                yield return new ServedBreak(old, schema, findings);
        }
    }

    // Of a pack that was replaced by another of its name, what is no longer there. Of a pack that was removed nothing is owed to anybody.
    private static ILookup<(string, string), CompiledSchema> Replaced(LoadedPacks packs, AdmittedPacks earlier)
    {
        HashSet<string> names = [.. packs.Candidates.Select(candidate => candidate.Pack.Name)];
        HashSet<(SchemaKey, string)> present = [.. packs.Settled.Schemas.Select(schema => (schema.Key, schema.ContentHash))];
        return earlier.Served.Where(schema => !present.Contains((schema.Key, schema.ContentHash)))
            .SelectMany(schema => schema.Origins.Select(origin => origin.Pack).Distinct().Where(names.Contains).Select(pack => (schema, pack)))
            .ToLookup(entry => (entry.schema.Key.Id, entry.pack), entry => entry.schema);
    }

    private static string NameOf(SchemaPack? pack, CompiledSchema schema) => pack is null ? $"'{schema.Origins[0].Pack}'" : $"'{pack.Name}' {pack.Version}";
}
