using System.Globalization;
using System.Text;

namespace SchemaPacks.Cli.Reporting;

/// <summary>A finding as GitHub Actions reads it from a job's output: <c>::error file=a.yaml,line=6,col=11,title=SP3004::…</c>.</summary>
internal static class GithubCommand
{
    public static string Of(ReportedFinding finding)
    {
        Diagnostic diagnostic = finding.Diagnostic;
        var command = new StringBuilder("::").Append(diagnostic.Severity == DiagnosticSeverity.Information ? "notice" : finding.Severity).Append(' ');
        if (finding.Place is not null)
            command.Append("file=").Append(Escape(finding.Place, isProperty: true)).Append(',');
        if (diagnostic.Line is { } line)
            command.Append(CultureInfo.InvariantCulture, $"line={line},col={diagnostic.Column ?? 1},");
        return command.Append("title=").Append(diagnostic.Code).Append("::").Append(Escape(diagnostic.Message, isProperty: false)).ToString();
    }

    private static string Escape(string text, bool isProperty)
    {
        text = text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        return Screen.Plain(isProperty ? text.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal) : text);
    }
}
