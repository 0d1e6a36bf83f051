using System.Globalization;

namespace SchemaPacks.Cli.Reporting;

/// <summary>A report in one sentence: <c>Found 1 error, 2 warnings in 37 schemas (0.21 s), fixable: 1 (--fix)</c>.</summary>
internal static class ReportSummary
{
    public static string Of(Report report)
    {
        int errors = report.Count(DiagnosticSeverity.Error), warnings = report.Count(DiagnosticSeverity.Warning), hints = report.Count(DiagnosticSeverity.Information);
        string[] found =
        [
            .. errors > 0 ? [Amount.Of(errors, "error")] : Array.Empty<string>(),
            .. warnings > 0 ? [Amount.Of(warnings, "warning")] : Array.Empty<string>(),
            .. hints > 0 ? [Amount.Of(hints, "hint")] : Array.Empty<string>(),
        ];
        string time = report.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        return $"Found {(found.Length == 0 ? "nothing" : string.Join(", ", found))} in {Amount.Of(report.Checked, report.Thing)} ({time} s){(report.Fixable > 0 ? $", fixable: {Amount.Of(report.Fixable)} (--fix)" : "")}";
    }
}
