using System.Globalization;
using SchemaPacks.Linting;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;
using SchemaPacks.Reviewing;

namespace SchemaPacks.BuildTool;

/// <summary>Says about the schemas of a build what a registry will say, and what the lint rules say, in lines that MSBuild reads.</summary>
internal static class BuildCheck
{
    /// <param name="list">What the build is made of.</param>
    /// <param name="output">Gets a line for each error and warning.</param>
    /// <param name="time">Says which day it is.</param>
    public static void Run(BuildList list, TextWriter output, TimeProvider time)
    {
        (LintSettings settings, IReadOnlyList<Diagnostic> wrong) = list.Settings is null
            ? (LintSettings.Default, [])
            : LintSettingsReader.Read(new SchemaOrigin("", list.Settings), File.ReadAllBytes(list.Settings));
        ReferencedPacks others = list.References.Count == 0 ? new ReferencedPacks([], [], []) : ReferencedPacks.Read(list.References);
        ReviewedPack reviewed = new PackReview(settings, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Review(
            [.. list.Schemas.Select(schema => new SchemaText(new SchemaOrigin(list.Pack, schema.Path), File.ReadAllBytes(schema.Path)))],
            [new PackLinks(list.Pack, null, list.Dependencies), .. others.Links], others.Texts);

        Diagnostic[] findings = [.. wrong, .. reviewed.Findings.Select(finding => finding.Diagnostic)];
        if (list.Baseline is not null && !findings.Any(finding => finding.Severity == DiagnosticSeverity.Error)) // what no registry would serve cannot be compared
            findings = [.. findings, .. BaselineCheck.Run(list, list.Baseline, others.Paths, settings.Compatibility)];
        foreach (Diagnostic finding in findings.Where(finding => finding.Severity >= DiagnosticSeverity.Warning))
            output.WriteLine(Line(finding));
        if (findings.Any(finding => finding.Severity == DiagnosticSeverity.Error))
            return;
        if (list.Canonical is { } folder)
            WriteCanonical(list, folder, reviewed.Documents);
        File.WriteAllText(list.Stamp, "");
    }

    // file(line,column): error CODE: message, which MSBuild and editors take apart.
    private static string Line(Diagnostic finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(finding.Line is null ? $"{finding.Pack} " : $"{finding.Resource}({finding.Line},{finding.Column ?? 1})")}: {(finding.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {finding.Code}: {OnOneLine(finding.Message)}");

    private static string OnOneLine(string message) => string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));

    private static void WriteCanonical(BuildList list, string folder, IReadOnlyList<PackDocument> documents)
    {
        Directory.CreateDirectory(folder);
        Dictionary<string, string> resources = list.Schemas.ToDictionary(schema => schema.Path, schema => schema.Resource, StringComparer.Ordinal);
        foreach (PackDocument document in documents)
            File.WriteAllBytes(Path.Combine(folder, resources[document.Origin.Resource] + ".canonical"), document.CanonicalJson.ToArray());
    }
}
