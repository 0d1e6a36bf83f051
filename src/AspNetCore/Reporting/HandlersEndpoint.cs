using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Handlers;

namespace SchemaPacks.Reporting;

/// <summary><c>GET /api/handlers</c>: how each handler does.</summary>
internal sealed class HandlersEndpoint(EventLog log)
{
    public Task HandleAsync(HttpContext context) => FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("handlers"u8);
        foreach (HandlerSlot slot in log.Slots)
            Write(writer, slot);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, HandlerSlot slot)
    {
        HandlerStatus status = slot.Status;
        writer.WriteStartObject();
        writer.WriteString("name"u8, slot.Name);
        writer.WriteString("kind"u8, slot.Kind);
        writer.WriteBoolean("required"u8, status.IsRequired);
        writer.WriteString("state"u8, status switch { { IsPaused: true } => "paused", { FailedLast: true } or { OutboxFailures: > 0 } => "failing", _ => "running" });
        writer.WriteStartObject("queue"u8);
        writer.WriteNumber("length"u8, status.Queued);
        writer.WriteNumber("capacity"u8, slot.Capacity);
        writer.WriteNumber("bytes"u8, status.QueuedBytes);
        writer.WriteNumber("oldestSeconds"u8, Seconds(status.QueueAge));
        writer.WriteEndObject();
        writer.WriteNumber("written"u8, status.Taken);
        writer.WriteNumber("failed"u8, status.Failed);
        writer.WriteNumber("dropped"u8, status.Dropped);
        writer.WriteNumber("retries"u8, status.Retried);
        WriteError(writer, slot, status);
        writer.WriteStartArray("schemas"u8);
        foreach (string pattern in slot.Options.Schemas)
            writer.WriteStringValue(pattern);
        writer.WriteEndArray();
        HandlerStorage.Write(writer, slot.Handler);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, HandlerSlot slot, HandlerStatus status)
    {
        SeenFailure? last = slot.State.LastFailure;
        string? message = status.Failure ?? (slot.Handler as OutboxHandler)?.PublishFailure ?? last?.Exception;
        writer.WriteString("lastError"u8, message is null ? null : HandlerStorage.WithoutFolder(message, slot.Handler));
        if (last is null)
            writer.WriteNull("lastErrorAt"u8);
        else
            writer.WriteString("lastErrorAt"u8, last.Time.UtcDateTime);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
