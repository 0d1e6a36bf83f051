using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary>What was found while packs were loaded.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter writer, Diagnostic finding, PathString pathBase)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, finding.Code);
        writer.WriteString("reason"u8, finding.Descriptor.Reason);
        writer.WriteString("severity"u8, finding.Severity.ToString().ToLowerInvariant());
        // The host's own folders are no concern of readers.
        string? pack = finding.Pack is null ? null : Path.GetFileName(finding.Pack);
        writer.WriteString("message"u8, string.IsNullOrEmpty(pack) ? finding.Message : finding.Message.Replace(finding.Pack!, pack, StringComparison.Ordinal));
        writer.WriteString("type"u8, DiagnosticLink.To(finding.Descriptor, pathBase));
        if (pack is not null)
            writer.WriteString("pack"u8, pack);
        if (finding.Resource is not null)
            writer.WriteString("resource"u8, finding.Resource);
        if (finding.Pointer is not null)
            writer.WriteString("pointer"u8, finding.Pointer);
        if (finding.Line is { } line)
            writer.WriteNumber("line"u8, line);
        if (finding.Column is { } column)
            writer.WriteNumber("column"u8, column);
        writer.WriteEndObject();
    }
}
