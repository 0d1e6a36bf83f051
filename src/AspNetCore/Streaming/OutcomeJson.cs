using System.Text.Json;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Streaming;

/// <summary>What became of an event, as JSON.</summary>
/// <example>
/// <c>{"seq":17,"time":"2026-11-23T06:11:29.105262Z","schema":"acme.page-view","version":"1","outcome":"invalid","code":"SP5009","reason":"invalid-event","durationMs":0.08,"record":null,
/// "findings":[{"code":"SP5009","pointer":"/path","keyword":"type","message":"…"}]}</c>
/// </example>
internal static class OutcomeJson
{
    private const int MaxFindings = 8;
    private const int LongestPointer = 200;

    public static void Write(Utf8JsonWriter writer, long number, SeenOutcome seen)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq"u8, number);
        writer.WriteString("time"u8, seen.Time.UtcDateTime);
        writer.WriteString("schema"u8, seen.Key?.Id);
        writer.WriteString("version"u8, seen.Key?.Version.Text);
        writer.WriteString("outcome"u8, Name(seen.Outcome.Status));
        WriteReason(writer, seen.Outcome.Status, seen.Outcome.Findings);
        if (seen.Duration is { } duration)
            writer.WriteNumber("durationMs"u8, Math.Round(duration.TotalMilliseconds, 3));
        else
            writer.WriteNull("durationMs"u8);
        writer.WritePropertyName("record"u8);
        if (seen.Record.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(seen.Record.Span, skipInputValidation: true); // it is our own
        if (seen.HiddenBytes > 0)
            writer.WriteNumber("recordBytes"u8, seen.HiddenBytes);
        WriteFindings(writer, seen.Outcome.Findings);
        writer.WriteEndObject();
    }

    /// <summary>The code of the first finding, and the same in words; null for what was recorded.</summary>
    public static void WriteReason(Utf8JsonWriter writer, EventStatus status, IReadOnlyList<Diagnostic> findings)
    {
        DiagnosticDescriptor? descriptor = findings.Count == 0 || status is EventStatus.Recorded or EventStatus.Accepted or EventStatus.Validated ? null : findings[0].Descriptor;
        writer.WriteString("code"u8, descriptor?.Code);
        writer.WriteString("reason"u8, descriptor?.Reason);
    }

    public static void WriteFindings(Utf8JsonWriter writer, IReadOnlyList<Diagnostic> findings)
    {
        writer.WriteStartArray("findings"u8);
        foreach (Diagnostic finding in findings.Take(MaxFindings))
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, finding.Code);
            writer.WriteString("pointer"u8, Shorten(finding.Pointer)); // of names that a sender may have chosen
            writer.WriteString("keyword"u8, finding.Keyword);
            writer.WriteString("message"u8, finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The status as APIs spell it, such as <c>notAllowed</c>.</summary>
    public static string Name(EventStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static string? Shorten(string? pointer) => pointer is { Length: > LongestPointer } ? $"{pointer.AsSpan(0, LongestPointer)}…" : pointer;
}
