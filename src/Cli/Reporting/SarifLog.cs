using System.Text.Json;
using SchemaPacks.Fixing;

namespace SchemaPacks.Cli.Reporting;

/// <summary>A report as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format).</summary>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static void Write(Utf8JsonWriter writer, Report report)
    {
        DiagnosticDescriptor[] rules = [.. report.Findings.Select(finding => finding.Diagnostic.Descriptor).Distinct().OrderBy(rule => rule.Number)];
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "schemapacks");
        writer.WriteString("version", typeof(SarifLog).Assembly.GetName().Version!.ToString(3));
        writer.WriteStartArray("rules");
        foreach (DiagnosticDescriptor rule in rules)
            WriteRule(writer, rule);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (ReportedFinding finding in report.Findings)
            WriteResult(writer, finding, Array.IndexOf(rules, finding.Diagnostic.Descriptor));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, DiagnosticDescriptor rule)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Code);
        writer.WriteString("name", rule.Reason);
        WriteText(writer, "shortDescription", rule.Title);
        WriteText(writer, "help", $"schemapacks explain {rule.Code}");
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", Level(rule.Severity));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, ReportedFinding finding, int rule)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Diagnostic.Code);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", Level(finding.Diagnostic.Severity));
        WriteText(writer, "message", finding.Diagnostic.Message);
        if (finding.Place is not null)
        {
            writer.WriteStartArray("locations");
            writer.WriteStartObject();
            writer.WriteStartObject("physicalLocation");
            WriteArtifact(writer, finding.Place);
            if (finding.Diagnostic.Line is { } line)
                WriteRegion(writer, "region", line, finding.Diagnostic.Column ?? 1);
            writer.WriteEndObject();
            if (finding.Diagnostic.Pointer is { Length: > 0 } pointer)
                WritePlaceInJson(writer, pointer);
            writer.WriteEndObject();
            writer.WriteEndArray();
            if (finding.Related is { } related)
                WriteRelated(writer, related);
            if (finding.Fix is { } fix)
                WriteFix(writer, finding.Place, fix);
        }

        writer.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter writer, RelatedPlace related)
    {
        writer.WriteStartArray("relatedLocations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        WriteArtifact(writer, related.Place);
        WriteRegion(writer, "region", related.Line, related.Column);
        writer.WriteEndObject();
        WriteText(writer, "message", related.Label);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WritePlaceInJson(Utf8JsonWriter writer, string pointer)
    {
        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.WriteString("fullyQualifiedName", pointer);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter writer, string place, Fix fix)
    {
        writer.WriteStartArray("fixes");
        writer.WriteStartObject();
        WriteText(writer, "description", fix.Title);
        writer.WriteStartArray("artifactChanges");
        writer.WriteStartObject();
        WriteArtifact(writer, place);
        writer.WriteStartArray("replacements");
        foreach (TextEdit edit in fix.Edits)
        {
            writer.WriteStartObject();
            WriteRegion(writer, "deletedRegion", edit.Line, edit.Column, edit.EndLine, edit.EndColumn);
            WriteText(writer, "insertedContent", edit.NewText);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter writer, string name, int line, int column, int? endLine = null, int? endColumn = null)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("startLine", line);
        writer.WriteNumber("startColumn", column);
        if (endLine is not null)
            writer.WriteNumber("endLine", endLine.Value);
        if (endColumn is not null)
            writer.WriteNumber("endColumn", endColumn.Value);
        writer.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter writer, string place)
    {
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', place.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
