using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Explaining;

/// <summary>An explanation as JSON.</summary>
internal static class ExplanationJson
{
    /// <param name="writer">Where.</param>
    /// <param name="explanation">What.</param>
    /// <param name="eventStart">Where the event begins in the body: findings about its text are moved from the one to the other.</param>
    public static void Write(Utf8JsonWriter writer, EventExplanation explanation, TextPosition eventStart)
    {
        writer.WriteStartObject();
        WriteSchema(writer, explanation);
        writer.WriteBoolean("allowed"u8, explanation.IsAllowed);
        if (explanation.IsValid is { } isValid)
            writer.WriteBoolean("valid"u8, isValid);
        else
            writer.WriteNull("valid"u8);
        WriteOutcome(writer, explanation.Outcome, eventStart);
        writer.WriteStartArray("findings"u8);
        foreach (Diagnostic finding in explanation.Findings)
            eventStart.Move(ProblemError.Of(finding)).Write(writer);
        writer.WriteEndArray();
        WriteHandlers(writer, explanation.Handlers);
        writer.WriteStartArray("otherVersions"u8);
        foreach (VersionExplanation other in explanation.OtherVersions)
        {
            writer.WriteStartObject();
            writer.WriteString("version"u8, other.Version.Text);
            writer.WriteBoolean("valid"u8, other.IsValid);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("suggestions"u8);
        foreach (string id in explanation.Suggestions)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
        WriteRaw(writer, "fix", explanation.Fix?.Patch ?? default);
        WriteRaw(writer, "fixed", explanation.Fix?.Event ?? default);
        writer.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter writer, EventExplanation explanation)
    {
        if (explanation.Schema is not { } schema)
        {
            writer.WriteNull("schema"u8);
            return;
        }

        writer.WriteStartObject("schema"u8);
        writer.WriteString("id"u8, schema.Key.Id);
        writer.WriteString("version"u8, schema.Key.Version.Text);
        if (explanation.Pack is { } pack)
        {
            writer.WriteStartObject("pack"u8);
            writer.WriteString("id"u8, pack.Package?.Id ?? pack.Name);
            writer.WriteString("version"u8, pack.Package?.Version ?? pack.Version);
            writer.WriteEndObject();
        }
        else
            writer.WriteNull("pack"u8);
        writer.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter writer, EventOutcome outcome, TextPosition eventStart)
    {
        Problem? problem = outcome.IsAcknowledged ? null : OutcomeProblem.For(outcome, eventStart);
        writer.WriteStartObject("outcome"u8);
        writer.WriteNumber("status"u8, problem?.Status ?? StatusCodes.Status204NoContent);
        writer.WriteString("code"u8, problem?.Descriptor.Code);
        writer.WriteString("reason"u8, problem?.Descriptor.Reason ?? "recorded");
        writer.WriteEndObject();
    }

    private static void WriteHandlers(Utf8JsonWriter writer, IReadOnlyList<HandlerExplanation> handlers)
    {
        writer.WriteStartArray("redactions"u8);
        foreach (HandlerExplanation handler in handlers)
            foreach (RedactionExplanation redaction in handler.Redactions)
            {
                writer.WriteStartObject();
                writer.WriteString("handler"u8, handler.Name);
                writer.WriteString("pointer"u8, redaction.Pointer);
                writer.WriteString("category"u8, redaction.Category);
                writer.WriteString("action"u8, redaction.Action);
                writer.WriteEndObject();
            }

        writer.WriteEndArray();
        writer.WriteStartArray("handlers"u8);
        foreach (HandlerExplanation handler in handlers)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, handler.Name);
            writer.WriteBoolean("reached"u8, handler.IsReached);
            writer.WriteString("why"u8, handler.Why);
            WriteRaw(writer, "record", handler.Record);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRaw(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte> json)
    {
        writer.WritePropertyName(name);
        if (json.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(json.Span);
    }
}
