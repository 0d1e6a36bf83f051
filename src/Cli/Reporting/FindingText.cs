using System.Globalization;
using System.Text;
using SchemaPacks.Fixing;

namespace SchemaPacks.Cli.Reporting;

/// <summary>A finding with its place in the text, for people.</summary>
internal static class FindingText
{
    public static string Of(ReportedFinding finding, bool hasColours)
    {
        var paint = new Paint(hasColours);
        Diagnostic diagnostic = finding.Diagnostic;
        var text = new StringBuilder();
        text.Append(paint.Severity(diagnostic.Severity, $"{finding.Severity}[{diagnostic.Code}]")).Append(paint.Bold(": " + Screen.Plain(finding.Problem))).Append('\n');

        int line = diagnostic.Line ?? 0, column = diagnostic.Column ?? 1;
        int gutter = Math.Max(2, line.ToString(CultureInfo.InvariantCulture).Length);
        string margin = new(' ', gutter);
        if (finding.Place is not null)
            text.Append(margin).Append(paint.Frame("-->")).Append(' ').Append(Screen.Plain(finding.Place)).Append(line > 0 ? string.Create(CultureInfo.InvariantCulture, $":{line}:{column}") : "").Append('\n');
        if (finding.Text is not null && line > 0)
            AppendExcerpt(text, new SourceExcerpt(new SourceLines(finding.Text), line, column), gutter, paint, diagnostic.Severity);
        if (finding.Related is { } related)
        {
            text.Append(margin).Append(paint.Frame(":::")).Append(' ').Append(Screen.Plain(string.Create(CultureInfo.InvariantCulture, $"{related.Place}:{related.Line}:{related.Column} ({related.Label})"))).Append('\n');
            AppendExcerpt(text, new SourceExcerpt(new SourceLines(related.Text), related.Line, related.Column), Math.Max(gutter, related.Line.ToString(CultureInfo.InvariantCulture).Length), paint, DiagnosticSeverity.Information);
        }

        if (finding.Advice is { } advice)
            text.Append(margin).Append(paint.Frame(" = ")).Append("help: ").Append(Screen.Plain(advice)).Append('\n');
        if (finding.Fix is { } fix)
            text.Append(margin).Append(paint.Frame(" = ")).Append("fix: ").Append(Screen.Plain(fix.Title)).Append(" (--fix)\n");
        return text.Append(margin).Append(paint.Frame(" = ")).Append("docs: schemapacks explain ").Append(diagnostic.Code).Append('\n').ToString();
    }

    private static void AppendExcerpt(StringBuilder text, SourceExcerpt excerpt, int gutter, Paint paint, DiagnosticSeverity severity)
    {
        string margin = new(' ', gutter);
        text.Append(margin).Append(paint.Frame(" |")).Append('\n');
        foreach ((int number, string shown) in excerpt.Lines)
            text.Append(paint.Frame($"{number.ToString(CultureInfo.InvariantCulture).PadLeft(gutter)} |")).Append(shown.Length > 0 ? " " : "").Append(shown).Append('\n');
        text.Append(margin).Append(paint.Frame(" |")).Append(' ', excerpt.CaretOffset + 1).Append(paint.Severity(severity, new string('^', excerpt.CaretWidth))).Append('\n');
    }
}
