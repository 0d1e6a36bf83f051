using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Evolving;

namespace SchemaPacks.Cli.Comparing;

/// <summary>What became of each schema that is not the same, for people: a line for each.</summary>
internal static class CompatText
{
    public static void Write(Screen screen, IReadOnlyList<EvolvedSchema> evolved)
    {
        EvolvedSchema[] others = [.. evolved.Where(schema => schema.Change != SchemaChange.Same)];
        foreach (EvolvedSchema schema in others)
            screen.Output.WriteLine(Screen.Plain($"{schema.Key}: {Line(schema)}"));
        if (others.Length > 0)
            screen.Output.WriteLine();
    }

    private static string Line(EvolvedSchema schema) => schema.Change switch
    {
        SchemaChange.Added => "new",
        SchemaChange.Removed => "gone",
        SchemaChange.Changed => "changed in place",
        _ when !schema.Rule.IsOn => $"new version after {schema.Old!.Key.Version}; NONE asks nothing of it",
        _ => $"new version after {schema.Old!.Key.Version}, {ModeName.Of(schema.Rule.Mode)} at level {(schema.Rule.Level == ComparisonLevel.Door ? "door" : "schema")}: {Verdict(schema)}",
    };

    private static string Verdict(EvolvedSchema schema) =>
        schema.Findings.Any(finding => finding.Diagnostic.Descriptor == EvolutionDiagnostics.BreaksEarlierVersion) ? "breaking"
        : schema.Findings.Any(finding => finding.Diagnostic.Descriptor == EvolutionDiagnostics.CompatibilityUndecided) ? "undecided"
        : schema.Comparison is { } comparison && schema.Rule.Missed(comparison).Any(side => side.Result.Verdict == CompatibilityVerdict.Breaking) ? "breaking, as its version declares"
        : "compatible";
}
