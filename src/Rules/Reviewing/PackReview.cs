using SchemaPacks.Checking;
using SchemaPacks.JsonSchema;
using SchemaPacks.Linting;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;

namespace SchemaPacks.Reviewing;

/// <summary>Says about schemas, before they are published, what a registry will say when it loads them, and what the lint rules say.</summary>
/// <param name="settings">Severities and choices.</param>
/// <param name="today">The day, in UTC.</param>
internal sealed class PackReview(LintSettings settings, DateOnly today)
{
    private readonly SchemaOptions _options = SchemaOptions.Default;

    /// <param name="texts">The schemas.</param>
    /// <param name="links">The packs that they are in, and those that these may refer to.</param>
    /// <param name="others">Schemas of other packs, which are referred to and not judged.</param>
    /// <param name="cancellationToken">Stops between schemas.</param>
    public ReviewedPack Review(IReadOnlyList<SchemaText> texts, IReadOnlyList<PackLinks> links, IReadOnlyList<SchemaText> others, CancellationToken cancellationToken = default)
    {
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        var parsed = new ParsedDocument[texts.Count + others.Count];
        Parallel.For(0, parsed.Length, parallel, i =>
        {
            SchemaText text = i < texts.Count ? texts[i] : others[i - texts.Count];
            parsed[i] = DocumentParser.ParseOwn(text.Origin, text.Bytes, ParsingLimits.Default);
        });

        var check = new DocumentCheck(new SchemaLibrary([.. parsed.Select(document => document.Document).OfType<PackDocument>()], links), _options, strict: false);
        var found = new IReadOnlyList<LintFinding>[texts.Count];
        Parallel.For(0, texts.Count, parallel, i => found[i] = Judge(parsed[i], check));

        PackDocument[] documents = [.. parsed.Take(texts.Count).Select(document => document.Document).OfType<PackDocument>()];
        return new ReviewedPack([.. found.SelectMany(findings => findings), .. ConflictRule.Check(documents).Select(conflict => new LintFinding(conflict))], documents);
    }

    private List<LintFinding> Judge(ParsedDocument parsed, DocumentCheck check)
    {
        if (parsed.Document is not { } document)
            return [.. Weighed(parsed.Findings.Select(finding => new LintFinding(finding)))];

        CheckedDocument found = check.Check(document);
        var subject = new LintSubject(found, settings, today);
        return
        [
            .. Weighed(found.Findings.Select(finding => new LintFinding(finding)).Concat(LintRules.All.Where(IsOn).SelectMany(rule => rule.Check(subject))))
                .OrderBy(finding => finding.Diagnostic.Line).ThenBy(finding => finding.Diagnostic.Column).ThenBy(finding => finding.Diagnostic.Code, StringComparer.Ordinal),
        ];
    }

    private bool IsOn(LintRule rule) => !settings.Severities.TryGetValue(rule.Kind.Code, out DiagnosticSeverity? severity) || severity is not null;

    private IEnumerable<LintFinding> Weighed(IEnumerable<LintFinding> findings) =>
        from finding in findings
        let severity = settings.SeverityOf(finding.Diagnostic)
        where severity is not null
        select finding with { Diagnostic = finding.Diagnostic with { Severity = severity.Value } };
}
