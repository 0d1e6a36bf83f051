using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary>One event: a body becomes an envelope, the envelope an outcome, the outcome an answer.</summary>
internal sealed class EventRecording(IEventLog log, RefusalAnswer refusals, NameTable names, SenderLimits limits)
{
    public Task RecordAsync(HttpContext context, ReadOnlyMemory<byte> body, Sender sender) => RecordAsync(context, EnvelopeReader.Read(body, names), body, sender);

    /// <summary>Records what was read from an envelope of another form, in which places of the event's text are not known.</summary>
    public Task RecordAsync(HttpContext context, in ReceivedEnvelope received, Sender sender) => RecordAsync(context, received, default, sender);

    private async Task RecordAsync(HttpContext context, ReceivedEnvelope received, ReadOnlyMemory<byte> body, Sender sender)
    {
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
