using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary>One event: a body becomes an envelope, the envelope an outcome, the outcome an answer.</summary>
internal sealed class EventRecording(IEventLog log, RefusalAnswer refusals, NameTable names, SenderLimits limits)
{
    public async Task RecordAsync(HttpContext context, ReadOnlyMemory<byte> body, Sender sender)
    {
        ReceivedEnvelope received = EnvelopeReader.Read(body, names);
        if (received.Problems is { } problems)
        {
            await refusals.WriteAsync(context, received.Key, EnvelopeProblem.For(problems));
            return;
        }

        if ((sender.Rights.Refusal(received.Key!.Value) ?? limits.TakeEvents(context, sender.Rights, 1)) is { } refusal)
        {
            await refusals.WriteAsync(context, received.Key, refusal);
            return;
        }

        EventOutcome outcome = await log.RecordAsync(sender.Envelope(received, sender.Key.IdFor(received.Id)), context.RequestAborted);
        if (!outcome.IsAcknowledged)
        {
            await refusals.WriteAsync(context, received.Key, OutcomeProblem.For(outcome, TextPosition.At(body.Span, received.EventStart)), isJudged: true);
            return;
        }

        sender.Confirm(context.Response, outcome.Status);
    }
}
