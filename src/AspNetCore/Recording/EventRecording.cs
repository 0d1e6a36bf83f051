using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;

namespace SchemaPacks.Recording;

/// <summary>One event: a body becomes an envelope, the envelope an outcome, the outcome an answer.</summary>
internal sealed class EventRecording(IEventLog log, RefusalAnswer refusals, NameTable names)
{
    public async Task RecordAsync(HttpContext context, ReadOnlyMemory<byte> body, Sender sender)
    {
        ReceivedEnvelope received = EnvelopeReader.Read(body, names);
        if (received.Problems is { } problems)
        {
            await refusals.WriteAsync(context, received.Key, EnvelopeProblem.For(problems));
            return;
        }

        EventOutcome outcome = await log.RecordAsync(sender.Envelope(received, sender.Key.IdFor(received.Id)), context.RequestAborted);
        if (!outcome.IsAcknowledged)
        {
            await refusals.WriteAsync(context, received.Key, OutcomeProblem.For(outcome, TextPosition.At(body.Span, received.EventStart)));
            return;
        }

        sender.Confirm(context.Response, outcome.Status);
    }
}
