namespace SchemaPacks.Feeds;

/// <summary>One version of each pack that is wanted or needed, by id; or why there is none.</summary>
internal sealed record Resolution(IReadOnlyList<(ResolvedPack Pack, string? Requested)> Packs, IReadOnlyList<Diagnostic> Findings)
{
    public bool Failed => Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);
}
