using System.Text.Json;

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

    /// <summary>What every finding has in every document: code, reason, severity and message.</summary>
    public static void WriteWhat(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteString("code", finding.Code);
        writer.WriteString("reason", finding.Descriptor.Reason);
        writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("message", finding.Message);
    }
}
