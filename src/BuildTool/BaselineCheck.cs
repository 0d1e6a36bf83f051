using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Evolving;
using SchemaPacks.Scanning;

namespace SchemaPacks.BuildTool;

/// <summary>Compares the schemas of a build with those of a package that was published.</summary>
internal static class BaselineCheck
{
    /// <param name="list">What the build is made of.</param>
    /// <param name="baseline">The package, or an assembly.</param>
    /// <param name="references">Packs that the schemas may refer to, then and now.</param>
    /// <param name="rules">What is asked.</param>
    public static IEnumerable<Diagnostic> Run(BuildList list, string baseline, IReadOnlyList<string> references, CompatibilityRules rules)
    {
        if (!File.Exists(baseline))
            return [Nothing(list, $"'{baseline}', which the schemas are to be compared with, is not there; name a version or a package that was published in TelemetrySchemaBaseline")];
        PackSource[] others = [.. references.Select(PackSource.Pack)];
        PackState before = Load(_ => [PackSource.Pack(baseline)], others);
        if (before.Schemas.Count == 0)
            return [Nothing(list, $"'{baseline}', which the schemas are to be compared with, has no schema that could be read{(before.Errors is [var error, ..] ? $" ({error.Message})" : "")}; name a pack in TelemetrySchemaBaseline")];

        PackState now = Load(_ => [PackSource.Documents(list.Pack, [.. list.Schemas.Select(schema => (schema.Path, File.ReadAllText(schema.Path)))]).DependingOn([.. list.Dependencies])], others);
        return PackEvolution.Of(before.Schemas, now.Schemas, rules).SelectMany(schema => schema.Findings)
            .Select(finding => finding.Diagnostic.Line is null ? finding.Diagnostic with { Pack = list.Pack } : finding.Diagnostic);
    }

    private static PackState Load(Func<IReadOnlyList<string>, IEnumerable<PackSource>> own, PackSource[] references) =>
        PackState.LoadAsync(own, references, CancellationToken.None).GetAwaiter().GetResult();

    private static Diagnostic Nothing(BuildList list, string message) => EvolutionDiagnostics.InvalidBaseline.Create(message) with { Pack = list.Pack };
}
