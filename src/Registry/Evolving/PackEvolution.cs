using SchemaPacks.Checking;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>Compares the schemas of a pack with those of an earlier state of it, schema by schema, as the rules ask.</summary>
internal static class PackEvolution
{
    /// <param name="old">The schemas as they were, several versions of one id among them.</param>
    /// <param name="new">The schemas as they are.</param>
    /// <param name="rules">What is asked.</param>
    /// <returns>By id and version.</returns>
    public static IReadOnlyList<EvolvedSchema> Of(IReadOnlyList<CompiledSchema> old, IReadOnlyList<CompiledSchema> @new, CompatibilityRules rules)
    {
        Dictionary<SchemaKey, CompiledSchema> before = old.ToDictionary(schema => schema.Key), after = @new.ToDictionary(schema => schema.Key);
        ILookup<string, CompiledSchema> known = old.Concat(@new.Where(schema => !before.ContainsKey(schema.Key))).ToLookup(schema => schema.Key.Id, StringComparer.Ordinal);
        SchemaKey[] keys = [.. before.Keys.Union(after.Keys).Order()];
        var evolved = new EvolvedSchema[keys.Length];
        Parallel.For(0, keys.Length, i => evolved[i] = Evolve(
            before.GetValueOrDefault(keys[i]), after.GetValueOrDefault(keys[i]), known[keys[i].Id].OrderBy(schema => schema.Key), rules.For(keys[i].Id, keys[i].Version.Text),
            after.ContainsKey(keys[i]) ? null : known[keys[i].Id].Where(schema => after.ContainsKey(schema.Key) && schema.Key.CompareTo(keys[i]) > 0).MinBy(schema => schema.Key)));
        return evolved;
    }

    private static EvolvedSchema Evolve(CompiledSchema? before, CompiledSchema? after, IEnumerable<CompiledSchema> known, CompatibilityRule rule, CompiledSchema? successor) => (before, after) switch
    {
        (not null, null) => new EvolvedSchema(SchemaChange.Removed, before, null, rule, null, rule.IsOn ? [Removed(before, successor, rule)] : []),
        (not null, not null) when before.ContentHash == after.ContentHash => OfSameText(before, after, rule),
        (not null, not null) => new EvolvedSchema(SchemaChange.Changed, before, after, rule, SchemaComparer.Compare(before.Validator, after.Validator, rule.Level), [ChangedInPlace(before, after)]),
        _ => OfVersion(after!, [.. known.TakeWhile(schema => schema.Key.CompareTo(after!.Key) < 0)], rule),
    };

    // What it refers to may have become another.
    private static EvolvedSchema OfSameText(CompiledSchema before, CompiledSchema after, CompatibilityRule rule)
    {
        if (after.StandsAlone || !rule.IsOn)
            return new EvolvedSchema(SchemaChange.Same, before, after, rule, null, []);
        SchemaComparison comparison = SchemaComparer.Compare(before.Validator, after.Validator, rule.Level);
        return new EvolvedSchema(SchemaChange.Same, before, after, rule, comparison, [.. EvolutionReport.Missed(before, after, comparison, rule, schema => $"'{schema.Key}' of '{Pack(schema)}'")]);
    }

    private static EvolvedSchema OfVersion(CompiledSchema schema, IReadOnlyList<CompiledSchema> earlier, CompatibilityRule rule)
    {
        if (earlier.Count == 0)
            return new EvolvedSchema(SchemaChange.Added, null, schema, rule, null, []);
        CompiledSchema last = earlier[^1];
        if (!rule.IsOn)
            return new EvolvedSchema(SchemaChange.Version, last, schema, rule, null, []);

        IReadOnlyList<string> owed = rule.Select(schema.Key.Version.Text, earlier.Select(other => other.Key.Version.Text));
        SchemaComparison comparison = SchemaComparer.Compare(last.Validator, schema.Validator, rule.Level);
        var findings = new List<EvolutionFinding>();
        foreach (CompiledSchema other in earlier.Where(other => owed.Contains(other.Key.Version.Text)))
            findings.AddRange(EvolutionReport.Missed(
                other, schema, other == last ? comparison : SchemaComparer.Compare(other.Validator, schema.Validator, rule.Level), rule, named => $"'{named.Key}'"));
        bool isSaid = findings.Any(finding => finding.Old == last && finding.Diagnostic.Descriptor == EvolutionDiagnostics.BreaksEarlierVersion); // with the version that declares it
        if (!isSaid && EvolutionReport.OfVersion(last, schema, comparison, rule) is { } advice)
            findings.Add(advice);
        return new EvolvedSchema(SchemaChange.Version, last, schema, rule, comparison, findings);
    }

    private static EvolutionFinding ChangedInPlace(CompiledSchema before, CompiledSchema after) => new(
        Diagnostics.ConflictingSchema.At(
            after.Document, "/version", $"'{after.Key}' has another content than in '{Pack(before)}'; a version that was published keeps its content, so give this one a version of its own"),
        before, "/version");

    // Events name their version. Where a newer one is there, what was stored can still be read, and senders have somewhere to go.
    private static EvolutionFinding Removed(CompiledSchema schema, CompiledSchema? successor, CompatibilityRule rule) => new(
        EvolutionDiagnostics.SchemaRemoved.Create(
            $"'{schema.Key}' of '{Pack(schema)}' is gone{(successor is null ? "" : $" in favour of '{successor.Key}'")}, so events that name it are refused as unknown; keep it, or let a rule for '{schema.Key}' ask for less")
            with { Severity = successor is null && rule.Demands(CompatibilityDirection.Backward) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning },
        schema);

    private static string Pack(CompiledSchema schema) => schema.Origins[0] is { Package: { } package } ? package.ToString() : schema.Origins[0].Resource;
}
