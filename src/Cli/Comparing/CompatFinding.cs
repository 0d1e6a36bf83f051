using SchemaPacks.Cli.Reporting;
using SchemaPacks.Evolving;
using SchemaPacks.Parsing;

namespace SchemaPacks.Cli.Comparing;

/// <summary>Findings of a comparison with the texts that they are about, the new one and the old one.</summary>
internal static class CompatFinding
{
    public static ReportedFinding Of(EvolutionFinding finding, EvolvedSchema schema)
    {
        PackDocument? document = schema.New?.Document;
        PackDocument? old = finding.Old?.Document;
        SourcePosition position = old?.Positions.Nearest(finding.OldPointer) ?? default;
        return new ReportedFinding(finding.Diagnostic, document is null ? null : ComparedSources.PlaceOf(document.Origin), document?.Text)
        {
            Related = old is null ? null : new RelatedPlace(finding.Old!.Key.ToString(), ComparedSources.PlaceOf(old.Origin), old.Text, position.Line, position.Column),
        };
    }

    /// <summary>A schema that cannot be compared, since no registry would serve it.</summary>
    public static ReportedFinding OfError(Diagnostic finding) =>
        finding.Resource is { } resource && File.Exists(resource) ? new ReportedFinding(finding, resource, File.ReadAllText(resource)) : new ReportedFinding(finding, finding.Resource ?? finding.Pack, null);
}
