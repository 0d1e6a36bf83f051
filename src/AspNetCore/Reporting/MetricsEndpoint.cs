using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Reporting;

/// <summary><c>GET /api/metrics?minutes=60</c>: how many events came in each ten seconds, how long they took, and how many there were of each schema.</summary>
internal sealed class MetricsEndpoint
{
    private const int DefaultMinutes = 60, MaxMinutes = 24 * 60;

    private readonly EventLog _log;
    private readonly OutcomeCounts _counts;
    private readonly TimeProvider _time;

    public MetricsEndpoint(EventLog log, TimeProvider? time = null)
    {
        (_log, _time) = (log, time ?? TimeProvider.System);
        _counts = log.CountOutcomes();
    }

    public Task HandleAsync(HttpContext context)
    {
        if (!WholeNumber.TryRead(context.Request, "minutes", DefaultMinutes, MaxMinutes, out int minutes, out Problem? problem))
            return problem.WriteAsync(context);
        DateTimeOffset since = _time.GetUtcNow() - TimeSpan.FromMinutes(minutes);
        return FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("intervalSeconds"u8, OutcomeHistory.Interval.TotalSeconds);
            writer.WriteStartArray("points"u8);
            foreach (OutcomePoint point in _counts.History.Since(since))
                Write(writer, point);
            writer.WriteEndArray();
            writer.WriteStartArray("schemas"u8);
            foreach (SchemaCount count in _counts.Schemas.OrderBy(count => count.Key?.Id, StringComparer.Ordinal).ThenBy(count => count.Key?.Version))
                Write(writer, count);
            writer.WriteEndArray();
            if (_log.FreeBytes is { } free)
                writer.WriteNumber("storageFreeBytes"u8, free);
            else
                writer.WriteNull("storageFreeBytes"u8);
            writer.WriteNumber("streams"u8, _log.Outcomes.Watchers);
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, in OutcomePoint point)
    {
        writer.WriteStartObject();
        writer.WriteString("time"u8, point.Time.UtcDateTime);
        writer.WriteNumber("recorded"u8, point.Recorded);
        writer.WriteNumber("refused"u8, point.Refused);
        WriteMilliseconds(writer, "p50Ms", point.P50);
        WriteMilliseconds(writer, "p99Ms", point.P99);
        writer.WriteNumber("queued"u8, point.Queued);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SchemaCount count)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, count.Key?.Id);
        writer.WriteString("version"u8, count.Key?.Version.Text);
        writer.WriteNumber("recorded"u8, count.Recorded);
        writer.WriteNumber("refused"u8, count.Refused);
        if (count.LastSeen is { } seen)
            writer.WriteString("lastSeen"u8, seen.UtcDateTime);
        else
            writer.WriteNull("lastSeen"u8);
        writer.WriteEndObject();
    }

    private static void WriteMilliseconds(Utf8JsonWriter writer, string name, float? milliseconds)
    {
        if (milliseconds is { } known)
            writer.WriteNumber(name, MathF.Round(known, 3));
        else
            writer.WriteNull(name);
    }
}
