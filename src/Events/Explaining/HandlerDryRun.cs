using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Handlers;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Redacting;
using SchemaPacks.Resolving;
using SchemaPacks.Routing;

namespace SchemaPacks.Explaining;

/// <summary>Writes the records of an event that fits its schema, and hands them to nobody.</summary>
internal sealed class HandlerDryRun(EventPlan plan, EventEnvelope envelope, ReadOnlyMemory<byte> data, TimeProvider time)
{
    private readonly Dictionary<Route, (byte[] Record, RedactionExplanation[] Redactions)> _written = [];
    private readonly DateTimeOffset _now = time.GetUtcNow();

    public List<HandlerExplanation> Of(IReadOnlyList<HandlerSlot> handlers) => [.. handlers.Select(Explain)];

    private HandlerExplanation Explain(HandlerSlot handler)
    {
        if (Array.Find(plan.Routes, route => route.Handlers.Contains(handler)) is not { } route)
            return new HandlerExplanation(handler.Name, false, $"its 'Schemas' do not take '{plan.Schema.Key.Id}'");
        if (!_written.TryGetValue(route, out (byte[] Record, RedactionExplanation[] Redactions) written))
            _written[route] = written = (Write(route.Redaction), Trace(route.Redaction));
        string why = handler.Options.Schemas.Count == 0 ? "it takes events of all schemas" : $"its 'Schemas' take '{plan.Schema.Key.Id}'";
        return new HandlerExplanation(handler.Name, true, why) { Record = written.Record, Redactions = written.Redactions };
    }

    private byte[] Write(RedactionPlan redaction)
    {
        RecordBuffer buffer = RecordBuffer.Rent();
        try
        {
            DateTimeOffset timestamp = UtcTimestamp.Normalize(envelope.Timestamp ?? _now);
            plan.Capsule.Open(buffer, timestamp, envelope, plan.Capsule.MakeId(envelope.Id, _now), trace: default);
            EventRedactor.WriteProperties(data.Span, new RedactionPlan(plan.Schema.Root, redaction.Policy, hash: null), buffer);
            RecordCapsule.Close(buffer);
            return buffer.Utf8.ToArray();
        }
        finally
        {
            buffer.Release();
        }
    }

    private RedactionExplanation[] Trace(RedactionPlan redaction)
    {
        using JsonDocument document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = JsonText.DefaultMaxDepth });
        return [.. RedactionTrace.Of(document.RootElement, redaction).Select(part => new RedactionExplanation(part.Pointer, part.Category, part.Action))];
    }
}
