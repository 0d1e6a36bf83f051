using System.Text.Json;
using SchemaPacks.Cli.Reporting;

namespace SchemaPacks.Cli;

/// <summary>Findings, for programs.</summary>
/// <example><c>{"code":"SP7004","reason":"pack-not-found","severity":"error","message":"…","pack":"Acme.Web"}</c></example>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<Diagnostic> findings)
    {
        writer.WriteStartArray("findings");
        foreach (Diagnostic finding in findings)
        {
            writer.WriteStartObject();
            WriteWhat(writer, finding);
            if (finding.Pack is not null)
                writer.WriteString("pack", finding.Pack);
            if (finding.Resource is not null)
                writer.WriteString("resource", finding.Resource);
            if (finding.Line is { } line)
                writer.WriteNumber("line", line);
            if (finding.Column is { } column)
                writer.WriteNumber("column", column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>What is wrong, and where: file, pointer, line and column.</summary>
    public static void WriteWhatAndWhere(Utf8JsonWriter writer, ReportedFinding finding)
    {
        Diagnostic diagnostic = finding.Diagnostic;
        WriteWhat(writer, diagnostic);
        if (finding.Place is not null)
            writer.WriteString("file", finding.Place);
        if (diagnostic.Pointer is not null)
            writer.WriteString("pointer", diagnostic.Pointer);
        if (diagnostic.Line is { } line)
            writer.WriteNumber("line", line);
        if (diagnostic.Column is { } column)
            writer.WriteNumber("column", column);
    }

    /// <summary>What every finding has in every document: code, reason, severity and message.</summary>
    public static void WriteWhat(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteString("code", finding.Code);
        writer.WriteString("reason", finding.Descriptor.Reason);
        writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("message", finding.Message);
    }
}
