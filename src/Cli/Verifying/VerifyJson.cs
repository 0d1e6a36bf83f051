using System.Text.Json;
using SchemaPacks.Handlers;

namespace SchemaPacks.Cli.Verifying;

/// <summary>What <c>verify</c> found, for programs.</summary>
/// <example>
/// <c>{"version":1,"folder":"/srv/events","segments":3,"records":1200,"prefixes":[{"prefix":"events","segments":3,"records":1200,"findings":1}],
/// "findings":[{"code":"SP6011","reason":"damaged-segment","severity":"error","message":"line 7 is no record","file":"/srv/events/events-0000000001.jsonl","line":7}]}</c>
/// </example>
internal static class VerifyJson
{
    // Of the shape: members may be added to it, and none removed.
    private const int Version = 1;

    public static void Write(Utf8JsonWriter writer, string folder, IReadOnlyList<SegmentCheck> checks)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("folder", folder);
        writer.WriteNumber("segments", checks.Sum(check => check.Segments));
        writer.WriteNumber("records", checks.Sum(check => check.Records));
        writer.WriteStartArray("prefixes");
        foreach (SegmentCheck check in checks)
        {
            writer.WriteStartObject();
            writer.WriteString("prefix", check.Prefix);
            writer.WriteNumber("segments", check.Segments);
            writer.WriteNumber("records", check.Records);
            writer.WriteNumber("findings", check.Findings.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (Diagnostic finding in checks.SelectMany(check => check.Findings))
        {
            writer.WriteStartObject();
            writer.WriteString("code", finding.Code);
            writer.WriteString("reason", finding.Descriptor.Reason);
            writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
            writer.WriteString("message", finding.Message);
            writer.WriteString("file", finding.Resource);
            if (finding.Line is { } line)
                writer.WriteNumber("line", line);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
