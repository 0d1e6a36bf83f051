using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.ObjectPool;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary>
/// Several events in one body. Each is judged by itself. All that are recorded are answered with one 204 (or 202), none with one problem, some with 207 and a
/// result for each.
/// </summary>
internal sealed class BatchRecording(IEventLog log, RefusalAnswer refusals, NameTable names, SenderLimits limits, int maxEvents)
{
    private readonly ObjectPool<EventBatch> _batches = ObjectPool.Create<EventBatch>();

    // The events may have several codes: a title of one of them would say too little.
    private const string BatchTitle = "No event of the batch was recorded";

    public async Task RecordAsync(HttpContext context, ReadOnlyMemory<byte> body, BodyForm form, Sender sender)
    {
        EventBatch batch = _batches.Get();
        try
        {
            if ((Read(batch, body, form, sender) ?? limits.TakeEvents(context, sender.Rights, batch.Count)) is { } refusal)
            {
                await refusals.WriteAsync(context, null, refusal);
                return;
            }

            IReadOnlyList<EventOutcome> outcomes = await log.RecordBatchAsync(batch.Events, context.RequestAborted);
            (int acknowledged, EventStatus least) = Sum(outcomes);
            if (acknowledged < batch.Count)
                await AnswerAsync(context, batch.Results(body.Span, outcomes, sender.Asked, refusals.Tell), sender, least);
            else
                sender.Confirm(context.Response, least);
        }
        finally
        {
            _batches.Return(batch);
        }
    }

    /// <returns>Why none of them can be recorded.</returns>
    private Problem? Read(EventBatch batch, ReadOnlyMemory<byte> body, BodyForm form, in Sender sender)
    {
        ProblemError? refusal;
        if (form == BodyForm.CloudEvents)
        {
            refusal = CloudEventEnvelope.ReadBatch(body, out IReadOnlyList<ReceivedEnvelope> events);
            if (events.Count > maxEvents)
                return TooMany();
            foreach (ReceivedEnvelope received in events)
                batch.Add(received, sender);
            return refusal is null ? null : EnvelopeProblem.For([refusal]);
        }

        var reader = new BatchReader(body, form, names);
        for (; reader.TryRead(out ReceivedEnvelope received, out refusal); batch.Add(received, sender))
            if (batch.Count == maxEvents)
                return TooMany();
        return refusal is null ? null : EnvelopeProblem.For([refusal]);
    }

    private Problem TooMany() => new(StatusCodes.Status413PayloadTooLarge, Diagnostics.BodyTooLarge, $"the body has more than {maxEvents} events: send fewer at a time");

    // What has happened to every event that the log has: the least of all.
    private static (int Acknowledged, EventStatus Least) Sum(IReadOnlyList<EventOutcome> outcomes)
    {
        int acknowledged = 0;
        bool isAccepted = false, isValidated = false;
        for (int index = 0; index < outcomes.Count; index++)
        {
            EventOutcome outcome = outcomes[index];
            acknowledged += outcome.IsAcknowledged ? 1 : 0;
            isAccepted |= outcome.Status == EventStatus.Accepted;
            isValidated |= outcome.Status == EventStatus.Validated;
        }

        return (acknowledged, isAccepted ? EventStatus.Accepted : isValidated ? EventStatus.Validated : EventStatus.Recorded);
    }

    private static async Task AnswerAsync(HttpContext context, BatchResults results, Sender sender, EventStatus least)
    {
        if (results.Acknowledged == 0)
        {
            Problem problem = results.Common ?? new Problem(StatusCodes.Status400BadRequest, Diagnostics.InvalidEvent, "");
            await (problem with { Title = BatchTitle, Detail = $"none of the {results.Count} events was recorded: 'results' says why for each", Errors = [], Results = results }).WriteAsync(context);
            return;
        }

        sender.Confirm(context.Response, least);
        await results.WriteAsync(context);
    }
}
