using SchemaPacks.Capsules;
using SchemaPacks.Recording;
using SchemaPacks.Redacting;
using SchemaPacks.Resolving;

namespace SchemaPacks.Outcomes;

/// <summary>An event's record for those who watch: with nothing that any of its handlers may not have.</summary>
internal static class ShownRecord
{
    /// <returns>The record, valid until the event is settled.</returns>
    public static ReadOnlyMemory<byte> Of(SentEvent sent)
    {
        EventPlan plan = sent.Plan;
        if (plan.ShownRoute is { } route) // some handler got just that
            return sent.Delivery.RecordOf(route);
        RecordBuffer buffer = RecordBuffer.Rent();
        plan.Capsule.Open(buffer, sent.Timestamp, sent.Envelope, sent.RecordId, sent.Trace);
        EventRedactor.WriteProperties(sent.Data.Span, plan.Shown, buffer);
        RecordCapsule.Close(buffer);
        byte[] record = buffer.Utf8.ToArray();
        buffer.Release();
        return record;
    }
}
