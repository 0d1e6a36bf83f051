using SchemaPacks.Deduplicating;
using SchemaPacks.Resolving;

namespace SchemaPacks.Recording;

/// <summary>Records several events: all are handed over before the first is waited for, so that who waits for one then finds most of the others done.</summary>
/// <param name="recorder">Takes in events with a plan.</param>
/// <param name="ids">The ids that senders gave their events.</param>
/// <param name="recordOne">Records an event that goes by itself: it has no plan, or an event of its id is under way.</param>
internal sealed class BatchRecorder(EventRecorder recorder, IdWindow ids, Func<PlanTable, EventEnvelope, ValueTask<EventOutcome>> recordOne)
{
    /// <param name="plans">What is decided about the events' schemas. The batch holds its packs.</param>
    /// <param name="envelopes">The events.</param>
    /// <returns>What became of each.</returns>
    public async ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(PlanTable plans, IReadOnlyList<EventEnvelope> envelopes)
    {
        var outcomes = new EventOutcome[envelopes.Count];
        var sent = new SentEvent?[envelopes.Count];
        UInt128?[]? keys = null;
        List<int>? again = null;
        for (int index = 0; index < outcomes.Length; index++)
        {
            EventEnvelope envelope = envelopes[index];
            if (!plans.TryFind(envelope.Key, out EventPlan? plan) || plan.Refusal is not null)
            {
                outcomes[index] = await recordOne(plans, envelope);
                continue;
            }

            plan.TryEnter(); // the batch holds its packs: it cannot fail
            UInt128? id = envelope.Id is { Length: > 0 } && ids.IsOn ? ids.KeyOf(envelope.Key.Id, envelope.Id) : null;
            if (id is not { } key || ids.TryBegin(key, envelope.Acknowledgement, out EventStatus known, out Task? pending))
            {
                if (id is not null)
                    (keys ??= new UInt128?[outcomes.Length])[index] = id;
                if (envelope.Acknowledgement == Acknowledgement.Accepted)
                    outcomes[index] = await recorder.RecordAsync(plan, envelope, CancellationToken.None);
                else
                    sent[index] = await recorder.SendAsync(plan, envelope);
            }
            else
            {
                plan.Leave();
                if (pending is null)
                    outcomes[index] = new EventOutcome(known);
                else
                    (again ??= []).Add(index);
            }
        }

        for (int index = 0; index < outcomes.Length; index++)
        {
            if (sent[index] is { } item)
                outcomes[index] = await recorder.AnswerAsync(item);
            if (keys?[index] is { } key)
                ids.End(key, envelopes[index].Acknowledgement, outcomes[index]);
        }

        foreach (int index in again ?? []) // an event of the same id was under way, perhaps in this batch
            outcomes[index] = await recordOne(plans, envelopes[index]);
        return outcomes;
    }
}
