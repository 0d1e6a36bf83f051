using System.Diagnostics;
using System.Text;
using SchemaPacks.Cli.Reporting;
using SchemaPacks.Linting;
using SchemaPacks.Referring;
using SchemaPacks.Reviewing;

namespace SchemaPacks.Cli.Linting;

/// <summary>One look at everything that was named.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Files">The schemas, by their origin.</param>
/// <param name="HasWrongSettings">Whether a <c>schemapacks.yaml</c> is wrong.</param>
internal sealed record LintRun(Report Report, IReadOnlyDictionary<SchemaOrigin, LintedFile> Files, bool HasWrongSettings)
{
    /// <param name="paths">What to check.</param>
    /// <param name="references">Packs that these may refer to.</param>
    /// <param name="exclude">Wildcards of what is passed over in folders, beside those of <c>schemapacks.yaml</c>.</param>
    /// <param name="time">Says which day it is.</param>
    /// <param name="cancellationToken">Stops between schemas.</param>
    public static LintRun Of(IReadOnlyList<string> paths, IReadOnlyList<string> references, IReadOnlyList<string> exclude, TimeProvider time, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        LintTarget[] others = [.. references.Select(path => LintTarget.Of(path, new LintExclusions(null, [])))];
        var files = new Dictionary<SchemaOrigin, LintedFile>();
        var found = new List<ReportedFinding>();
        (LintTarget Target, LintSettingsFile Settings)[] targets = [.. paths.Select(path =>
        {
            LintSettingsFile settings = LintSettingsFile.For(path);
            return (LintTarget.Of(path, new LintExclusions(settings, exclude)), settings);
        })];

        foreach (LintSettingsFile settings in targets.Select(pair => pair.Settings).DistinctBy(file => file.Path))
            found.AddRange(settings.Findings.Select(finding => new ReportedFinding(finding, settings.Path is null ? null : Shown(settings.Path), settings.Text)));
        bool hasWrongSettings = found.Count > 0;
        foreach ((LintTarget target, LintSettingsFile settings) in targets)
        {
            foreach (LintedFile file in target.Files)
                files.TryAdd(file.Text.Origin, file);
            LintTarget[] beside = [.. targets.Select(pair => pair.Target).Where(other => other != target), .. others];
            found.AddRange(Review(target, beside, new PackReview(settings.Settings, today), files, cancellationToken));
        }

        return new LintRun(new Report(found, files.Count, "schema", Stopwatch.GetElapsedTime(start)), files, hasWrongSettings);
    }

    private static IEnumerable<ReportedFinding> Review(
        LintTarget target, LintTarget[] beside, PackReview review, Dictionary<SchemaOrigin, LintedFile> files, CancellationToken cancellationToken)
    {
        // Nobody says which packs a folder depends on: those that are named beside it.
        string[] names = [.. beside.SelectMany(other => other.Packs).Select(pack => pack.Name)];
        PackLinks[] links = [.. target.Packs.Select(pack => pack with { Dependencies = [.. pack.Dependencies, .. names] }), .. beside.SelectMany(other => other.Packs)];
        ReviewedPack reviewed = review.Review(
            [.. target.Files.Select(file => file.Text)], links, [.. beside.SelectMany(other => other.Files).Select(file => file.Text)], cancellationToken);
        return
        [
            .. target.Findings.Select(finding => new ReportedFinding(finding, finding.Pack, null)),
            .. reviewed.Findings.Select(finding => Show(finding, files)),
        ];
    }

    private static ReportedFinding Show(LintFinding finding, Dictionary<SchemaOrigin, LintedFile> files)
    {
        Diagnostic diagnostic = finding.Diagnostic;
        LintedFile? file = diagnostic is { Pack: { } pack, Resource: { } resource } ? files.GetValueOrDefault(new SchemaOrigin(pack, resource)) : null;
        file ??= files.Values.FirstOrDefault(other => other.Text.Origin.Pack == diagnostic.Pack && other.Text.Origin.Resource == diagnostic.Resource); // one in a package
        return new ReportedFinding(diagnostic, file?.Place ?? diagnostic.Pack, file is null ? null : TextOf(file), file?.Path is null ? null : finding.Fix);
    }

    private static string TextOf(LintedFile file)
    {
        string text = Encoding.UTF8.GetString(file.Text.Bytes.Span);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(".", path).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }
}
