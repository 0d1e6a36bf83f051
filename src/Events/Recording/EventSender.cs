using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.DeadLetters;
using SchemaPacks.Deduplicating;
using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Measuring;
using SchemaPacks.Outcomes;
using SchemaPacks.Redacting;
using SchemaPacks.Resolving;
using SchemaPacks.Routing;
using SchemaPacks.Validating;

namespace SchemaPacks.Recording;

/// <summary>The way of an event that is taken in, up to the handlers: modify, validate, route, redact, capsule. Where nothing has to be waited for, nothing is.</summary>
internal sealed class EventSender(
    EventLogOptions options, IntakeGate intake, ListenerSet listeners, DeadLetterBox deadLetters, EventLogMeter meter, OutcomeFeed outcomes, TimeProvider time,
    ILogger logger, CancellationToken stopping)
{
    private static readonly EventOutcome StoppedWaiting = new(EventStatus.Refused, Diagnostics.Stopping.Create("the event log stopped before there was room for the event in its handlers' queues"));

    /// <summary>The ids that senders gave their events. Set once handlers are open, from whose files it is read.</summary>
    public IdWindow? Ids { get; set; }

    /// <summary>Judges an event and hands it to the handlers, or refuses it.</summary>
    /// <param name="plan">What becomes of events of its schema.</param>
    /// <param name="envelope">The event, which is in the intake.</param>
    /// <param name="isAccepted">Whether its sender was told already that it waits.</param>
    /// <param name="isValid">Whether it is known to fit its schema, and no modifier will change it.</param>
    /// <param name="trace">The trace of a sender who has gone on since; by default the one that is current.</param>
    /// <param name="cancellationToken">Ends waiting for room. Whose sender was told is a dead letter then.</param>
    /// <returns>The event, which goes back by <see cref="End"/>; one that is refused has left the intake, unless its sender was told: then its letter is on its way.</returns>
    public ValueTask<SentEvent> SendAsync(EventPlan plan, in EventEnvelope envelope, bool isAccepted, bool isValid, ActivityContext trace, CancellationToken cancellationToken)
    {
        SentEvent sent = SentEvent.Rent(plan, envelope, isAccepted);
        Activity? around = Activity.Current;
        try
        {
            sent.Since = outcomes.Start() is not 0 and var since ? since : meter.StartIngest();
            Trace(sent, around, trace);
            if (!isAccepted)
                cancellationToken.ThrowIfCancellationRequested();
            if (!isValid && !TryJudge(sent, out EventOutcome refusal))
                return RefuseAsync(sent, refusal);
            if (plan.Queued.Length > 0)
                return SendWithRoomAsync(sent, cancellationToken);
            Send(sent);
            return new(sent);
        }
        catch (Exception exception) when (!sent.IsSent) // cancelled, or out of memory
        {
            Drop(sent);
            return ValueTask.FromException<SentEvent>(exception);
        }
        finally
        {
            Leave(around);
        }
    }

    private void Trace(SentEvent sent, Activity? around, in ActivityContext sender)
    {
        sent.Activity = EventTraces.Start(EventTraces.Ingest, sent.Envelope.Key, sender);
        if (!options.KeepTraceContext)
            return;
        if ((sent.Activity ?? around) is { } current)
            sent.Trace = TraceParent.Of(current);
        else if ((sender.TraceFlags & ActivityTraceFlags.Recorded) != 0)
            sent.Trace = sender;
    }

    // The event's trace may end long after its sender has gone on: what he does next is no part of it.
    private static void Leave(Activity? around)
    {
        if (Activity.Current != around)
            Activity.Current = around;
    }

    private bool TryJudge(SentEvent sent, out EventOutcome refusal)
    {
        ReadOnlyMemory<byte> data = sent.Data;
        bool isAccepted = EnvelopeLimits.TryAccept(sent.Envelope, options.MaxEventBytes, out refusal)
            && sent.Plan.Modifiers.TryModify(sent.Envelope.Key, ref data, logger, out refusal)  // modify
            && TryValidate(sent.Plan, data, out refusal);                                        // validate
        sent.Data = data;
        return isAccepted;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SentEvent> SendWithRoomAsync(SentEvent sent, CancellationToken cancellationToken)
    {
        try
        {
            foreach (HandlerSlot handler in sent.Plan.Queued)
                if (!await handler.Queue!.MakeRoomAsync(cancellationToken))
                    return await RefuseAsync(sent, new EventOutcome(EventStatus.Refused, handler.Full));
            Send(sent);
            return sent;
        }
        catch (OperationCanceledException) when (sent is { IsAccepted: true, IsSent: false })
        {
            return await RefuseAsync(sent, StoppedWaiting);
        }
        catch when (!sent.IsSent)
        {
            Drop(sent);
            throw;
        }
    }

    private void Send(SentEvent sent)
    {
        EventPlan plan = sent.Plan;
        DateTimeOffset now = time.GetUtcNow();
        sent.Timestamp = UtcTimestamp.Normalize(sent.Envelope.Timestamp ?? now);
        string? id = sent.RecordId = plan.Capsule.MakeId(sent.Envelope.Id, now);
        Awaited awaited = plan.AwaitedFor(sent.Envelope.Acknowledgement);
        foreach (Route route in plan.Routes)                                                     // route
        {
            RecordBuffer buffer = RecordBuffer.Rent();
            plan.Capsule.Open(buffer, sent.Timestamp, sent.Envelope, id, sent.Trace);            // the capsule opens around …
            EventRedactor.WriteProperties(sent.Data.Span, route.Redaction, buffer);              // … what redaction leaves
            RecordCapsule.Close(buffer);
            sent.IsSent = true; // not before: what fails until here is dropped whole
            sent.Delivery.Send(new EventRecord(plan.Schema, sent.Timestamp, buffer.Utf8) { IsAwaited = !sent.IsAccepted }, buffer, route.Handlers, awaited, stopping); // handlers
        }
    }

    /// <summary>Hands an event that is known to fit its schema to handlers without queues. Its sender is told at once that it waits.</summary>
    public SentEvent SendAccepted(EventPlan plan, in EventEnvelope envelope)
    {
        SentEvent sent = SentEvent.Rent(plan, envelope, isAccepted: true);
        Activity? around = Activity.Current;
        sent.Since = outcomes.Start();
        try
        {
            Trace(sent, around, sender: default);
            Send(sent);
        }
        catch when (!sent.IsSent) // out of memory
        {
            Drop(sent);
            throw;
        }
        finally
        {
            Leave(around);
        }

        Tell(sent, EventOutcome.Validated);
        return sent;
    }

    /// <summary>An event for which there is no room. It is not in the intake.</summary>
    public static SentEvent Refuse(EventPlan plan, in EventEnvelope envelope, EventOutcome refusal)
    {
        SentEvent refused = SentEvent.Rent(plan, envelope, isAccepted: false);
        refused.Refusal = refusal;
        return refused;
    }

    /// <summary>Tells listeners and counters what became of an event that was sent.</summary>
    public void Tell(SentEvent sent, EventOutcome outcome)
    {
        if (outcome.IsAcknowledged)
            listeners.Tell(sent.Envelope.Key, sent.Timestamp, sent.Envelope.Data, sent.Data, sent.Envelope.Source, sent.Plan.PackListeners);
        Measure(sent, outcome);
    }

    private void Measure(SentEvent sent, EventOutcome outcome)
    {
        outcomes.Tell(sent, outcome);
        if (!sent.IsAccepted) // which was counted when it was accepted
            meter.End(sent.Since, sent.Envelope.Key, outcome);
        sent.Activity?.SetTag("eventlog.outcome", outcome.Status.ToString());
        EventTraces.End(sent.Activity);
    }

    private bool TryValidate(EventPlan plan, ReadOnlyMemory<byte> data, out EventOutcome refusal)
    {
        long since = meter.StartValidation();
        Activity? activity = EventTraces.Start(EventTraces.Validate, plan.Schema.Key);
        bool isValid = EventValidator.TryAccept(plan.Schema, data, out refusal);
        EventTraces.End(activity);
        meter.EndValidation(since, plan.Schema.Key);
        return isValid;
    }

    /// <summary>The event is settled: it leaves the intake and is used again.</summary>
    public void End(SentEvent sent)
    {
        (EventPlan plan, int bytes) = (sent.Plan, sent.Envelope.Data.Length);
        Confirm(sent);
        sent.Return();
        intake.Leave(bytes);
        plan.Leave();
    }

    /// <summary>Ends events that are settled, up to the first that is not. They leave together: what all processors count on one number costs more than all else here.</summary>
    /// <returns>How many.</returns>
    public int EndSettled(ReadOnlySpan<SentEvent> events)
    {
        int count = 0;
        long bytes = 0;
        foreach (SentEvent sent in events)
        {
            if (!sent.Delivery.TrySettle())
                break;
            count++;
            bytes += sent.Envelope.Data.Length;
            EventPlan plan = sent.Plan;
            Confirm(sent);
            sent.Return();
            plan.Leave();
        }

        if (count > 0)
            intake.Leave(count, bytes);
        return count;
    }

    // Who sends an event again may ask for more than was known when its first sender was answered.
    private void Confirm(SentEvent sent)
    {
        if (sent is { IsSent: true, Envelope: { Id: { Length: > 0 } id, Acknowledgement: not Acknowledgement.Delivered } } && Ids is { IsOn: true } ids && sent.Delivery.IsRecorded(out bool isDelivered))
            ids.Confirm(ids.KeyOf(sent.Envelope.Key.Id, id), isDelivered);
    }

    private void Drop(SentEvent sent)
    {
        EventTraces.End(sent.Activity);
        End(sent);
    }

    private async ValueTask<SentEvent> RefuseAsync(SentEvent sent, EventOutcome refusal)
    {
        Measure(sent, refusal);
        sent.Refusal = refusal;
        if (sent.IsAccepted && sent.Envelope.Id is { Length: > 0 } id && Ids is { IsOn: true } ids)
            ids.Forget(ids.KeyOf(sent.Envelope.Key.Id, id));
        if (sent.IsAccepted)
        {
            sent.Letter = KeepAsync(sent, refusal).AsTask(); // nobody behind it waits for the disk
            return sent;
        }

        if (options.DeadLetters.KeepRefused)
            await KeepAsync(sent, refusal);
        intake.Leave(sent.Envelope.Data.Length);
        sent.Plan.Leave();
        return sent;
    }

    // What is redacted is what was sent, before modifiers: a modifier may be what failed.
    private async ValueTask KeepAsync(SentEvent sent, EventOutcome outcome)
    {
        (EventPlan plan, EventEnvelope envelope) = (sent.Plan, sent.Envelope);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset timestamp = UtcTimestamp.Normalize(envelope.Timestamp ?? now);
        RecordBuffer buffer = RecordBuffer.Rent();
        plan.Capsule.Open(buffer, timestamp, envelope, plan.Capsule.MakeId(envelope.Id, now), sent.Trace);
        if (EventText.TryAccept(envelope.Data.Span, out _)) // what is no event can be told apart by nobody
            EventRedactor.WriteProperties(envelope.Data.Span, plan.Redaction, buffer);
        RecordCapsule.Close(buffer);
        await deadLetters.KeepAsync(new DeadLetter(DeadLetterStage.Judge, new EventRecord(plan.Schema, timestamp, buffer.Utf8), outcome.Findings) { Original = envelope.Data });
        buffer.Release();
    }
}
