using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;
using SchemaPacks.Streaming;

namespace SchemaPacks.Reporting;

/// <summary><c>GET /api/refusals?limit=100</c>: why events were refused lately, equal reasons together. No values of events.</summary>
internal sealed class RefusalsEndpoint(EventLog log)
{
    private const int DefaultLimit = 100, MaxLimit = 256;

    private readonly OutcomeCounts _counts = log.CountOutcomes();

    public Task HandleAsync(HttpContext context)
    {
        if (!WholeNumber.TryRead(context.Request, "limit", DefaultLimit, MaxLimit, out int limit, out Problem? problem))
            return problem.WriteAsync(context);
        return FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("refusals"u8);
            foreach (SeenRefusal refusal in _counts.Refusals.Latest(limit))
                Write(writer, refusal);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, SeenRefusal refusal)
    {
        writer.WriteStartObject();
        writer.WriteString("time"u8, refusal.Last.UtcDateTime);
        writer.WriteString("first"u8, refusal.First.UtcDateTime);
        writer.WriteString("schema"u8, refusal.Key?.Id);
        writer.WriteString("version"u8, refusal.Key?.Version.Text);
        writer.WriteString("outcome"u8, OutcomeJson.Name(refusal.Status));
        OutcomeJson.WriteReason(writer, refusal.Status, refusal.Findings);
        OutcomeJson.WriteFindings(writer, refusal.Findings);
        writer.WriteNumber("count"u8, refusal.Count);
        writer.WriteEndObject();
    }
}
