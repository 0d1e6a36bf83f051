using System.Text.Json;

namespace SchemaPacks.Cli.Reporting;

/// <summary>A report for programs. Members may be added; none is removed or changes its meaning while <c>version</c> is 1.</summary>
internal static class ReportJson
{
    public static void Write(Utf8JsonWriter writer, Report report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("findings");
        foreach (ReportedFinding finding in report.Findings)
            Write(writer, finding);
        writer.WriteEndArray();
        writer.WriteStartObject("summary");
        writer.WriteNumber("checked", report.Checked);
        writer.WriteNumber("errors", report.Count(DiagnosticSeverity.Error));
        writer.WriteNumber("warnings", report.Count(DiagnosticSeverity.Warning));
        writer.WriteNumber("information", report.Count(DiagnosticSeverity.Information));
        writer.WriteNumber("fixable", report.Fixable);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReportedFinding finding)
    {
        writer.WriteStartObject();
        FindingJson.WriteWhatAndWhere(writer, finding);
        if (finding.Fix is { } fix)
            writer.WriteString("fix", fix.Title);
        writer.WriteEndObject();
    }
}
