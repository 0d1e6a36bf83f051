using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;

namespace SchemaPacks.Recording;

/// <summary>
/// Several events in one body. Each is judged by itself. All that are recorded are answered with one 204 (or 202), none with one problem, some with 207 and a
/// result for each.
/// </summary>
internal sealed class BatchRecording(IEventLog log, RefusalAnswer refusals, NameTable names, int maxEvents)
{
    public async Task RecordAsync(HttpContext context, ReadOnlyMemory<byte> body, BodyForm form, Sender sender)
    {
        ProblemError? refusal = null;
        List<Range> texts = form == BodyForm.JsonLines
            ? BatchReader.Lines(body.Span, maxEvents)
            : BatchReader.Items(body.Span, maxEvents, out refusal);
        if (refusal is not null)
        {
            await refusals.WriteAsync(context, null, EnvelopeProblem.For([refusal]));
            return;
        }

        if (texts.Count > maxEvents)
        {
            await refusals.WriteAsync(context, null, new Problem(StatusCodes.Status413PayloadTooLarge, Diagnostics.BodyTooLarge,
                $"the body has more than {maxEvents} events: send fewer at a time"));
            return;
        }

        var received = new ReceivedEnvelope[texts.Count];
        var envelopes = new List<EventEnvelope>(texts.Count);
        for (int index = 0; index < received.Length; index++)
        {
            received[index] = EnvelopeReader.Read(body[texts[index]], names);
            if (received[index].Problems is null)
                envelopes.Add(sender.Envelope(received[index], sender.Key.IdFor(received[index].Id, index)));
        }

        IReadOnlyList<EventOutcome> outcomes = await log.RecordBatchAsync(envelopes, context.RequestAborted);
        await AnswerAsync(context, Results(body, texts, received, outcomes), outcomes, sender);
    }

    private BatchResults Results(ReadOnlyMemory<byte> body, List<Range> texts, ReceivedEnvelope[] received, IReadOnlyList<EventOutcome> outcomes)
    {
        var results = new BatchResults();
        for (int index = 0, next = 0; index < received.Length; index++)
        {
            int offset = texts[index].Start.Value;
            if (received[index].Problems is { } problems)
            {
                TextPosition start = TextPosition.At(body.Span, offset);
                Refuse(results, received[index].Key, EnvelopeProblem.For([.. problems.Select(start.Move)]));
            }
            else if (outcomes[next++] is { IsAcknowledged: false } outcome)
                Refuse(results, received[index].Key, OutcomeProblem.For(outcome, TextPosition.At(body.Span, offset + received[index].EventOffset)));
            else
                results.Add(outcomes[next - 1].Status);
        }

        return results;
    }

    private void Refuse(BatchResults results, SchemaKey? key, Problem problem)
    {
        refusals.Tell(key, problem);
        results.Add(problem);
    }

    private static Task AnswerAsync(HttpContext context, BatchResults results, IReadOnlyList<EventOutcome> outcomes, Sender sender)
    {
        if (results.Acknowledged == 0 && results.Count > 0)
        {
            Problem problem = results.Common ?? new Problem(StatusCodes.Status400BadRequest, Diagnostics.InvalidEvent, "");
            return (problem with { Detail = $"none of the {results.Count} events was recorded: 'results' says why for each", Errors = [], Results = results }).WriteAsync(context);
        }

        // What has happened to every event that the log has: the least of all.
        EventStatus least = outcomes.Any(outcome => outcome.Status == EventStatus.Accepted) ? EventStatus.Accepted
            : outcomes.Any(outcome => outcome.Status == EventStatus.Validated) ? EventStatus.Validated
            : EventStatus.Recorded;
        if (sender.Preference is not null)
            AckPreference.Confirm(context.Response, sender.Reached(least));
        if (results.Acknowledged < results.Count)
            return results.WriteAsync(context);
        context.Response.StatusCode = SuccessStatus.Of(least);
        return Task.CompletedTask;
    }
}
