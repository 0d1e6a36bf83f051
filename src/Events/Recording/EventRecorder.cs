using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SchemaPacks.Accepting;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.DeadLetters;
using SchemaPacks.Deduplicating;
using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Measuring;
using SchemaPacks.Redacting;
using SchemaPacks.Resolving;
using SchemaPacks.Routing;
using SchemaPacks.Validating;

namespace SchemaPacks.Recording;

/// <summary>The way of an event whose schema is known and allowed: modify, validate, route, redact, capsule, handlers.</summary>
internal sealed class EventRecorder : IAsyncDisposable
{
    private static readonly EventOutcome Stopping = new(EventStatus.Refused, Diagnostics.Stopping.Create("the event log is stopping and takes no more events; send the event again later"));
    private static readonly EventOutcome Full = new(EventStatus.Refused, Diagnostics.QueueFull.Create("as many events are under way as may; send the event again later, or raise EventLog:MaxPendingBytes"));

    private readonly EventLogOptions _options;
    private readonly ListenerSet _listeners;
    private readonly DeadLetterBox _deadLetters;
    private readonly EventLogMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Delivery.Pool _deliveries = new();
    private readonly AcceptedQueue _accepted;
    private readonly CancellationTokenSource _stopping = new();

    public EventRecorder(EventLogOptions options, ListenerSet listeners, DeadLetterBox deadLetters, EventLogMeter meter, TimeProvider time, ILogger logger)
    {
        _options = options;
        _listeners = listeners;
        _deadLetters = deadLetters;
        _meter = meter;
        _time = time;
        _logger = logger;
        Intake = new IntakeGate(options.MaxPendingBytes);
        _accepted = new AcceptedQueue(JudgeAsync);
    }

    public IntakeGate Intake { get; }

    /// <summary>The ids that senders gave their events. Set once handlers are open, from whose files it is read.</summary>
    public IdWindow? Ids { get; set; }

    /// <summary>Takes an event in, if there is room for it. It has entered its plan, and leaves it when nothing more becomes of it.</summary>
    public ValueTask<EventOutcome> RecordAsync(EventPlan plan, EventEnvelope envelope, CancellationToken cancellationToken) =>
        !TryEnter(plan, envelope) ? new(Answer(since: 0, envelope.Key, Intake.IsClosed ? Stopping : Full))
        : envelope.Acknowledgement == Acknowledgement.Accepted ? new(Accept(plan, envelope))
        : JudgeAsync(plan, envelope, cancellationToken);

    /// <summary>Takes in an event that writes itself.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> RecordAsync<TEvent>(
        EventPlan plan, TEvent telemetryEvent, Acknowledgement acknowledgement, CancellationToken cancellationToken)
        where TEvent : ITelemetryEvent<TEvent>
    {
        RecordBuffer text = _deliveries.RentBuffer();
        try
        {
            Write(plan, telemetryEvent, text);
            return await RecordAsync(plan, new EventEnvelope(TEvent.SchemaKey, text.Utf8) { Acknowledgement = acknowledgement }, cancellationToken);
        }
        finally
        {
            text.Release();
        }
    }

    private static void Write<TEvent>(EventPlan plan, TEvent telemetryEvent, RecordBuffer text)
        where TEvent : ITelemetryEvent<TEvent>
    {
        bool isWritten = false;
        try
        {
            telemetryEvent.WriteTo(text);
            isWritten = true;
        }
        finally
        {
            if (!isWritten)
                plan.Leave();
        }
    }

    private bool TryEnter(EventPlan plan, EventEnvelope envelope)
    {
        if (Intake.TryEnter(envelope.Data.Length))
            return true;
        plan.Leave();
        return false;
    }

    private void Leave(EventPlan plan, int bytes)
    {
        Intake.Leave(bytes);
        plan.Leave();
    }

    /// <summary>Waits for the events under way, which get a grace period. The intake is closed before.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping.CancelAfter(EventLog.GracePeriod);
        await Task.WhenAny(Intake.Empty, Task.Delay(2 * EventLog.GracePeriod)); // a handler that heeds no cancellation is left behind
        await _accepted.DisposeAsync();
        _stopping.Dispose();
    }

    private EventOutcome Answer(long since, SchemaKey key, EventOutcome outcome)
    {
        _meter.End(since, key, outcome);
        return outcome;
    }

    private EventOutcome Accept(EventPlan plan, EventEnvelope envelope)
    {
        long since = _meter.StartIngest();
        bool isValid = false;
        if (!EnvelopeLimits.TryAccept(envelope, _options.MaxEventBytes, out EventOutcome refusal)
            || (!(isValid = EventValidator.IsValid(plan.Schema, envelope.Data.Span)) && !EventText.TryAccept(envelope.Data.Span, out refusal)))
        {
            Leave(plan, envelope.Data.Length);
            return Answer(since, envelope.Key, refusal);
        }

        RecordBuffer copy = _deliveries.RentBuffer();
        copy.Write(envelope.Data.Span);
        _accepted.Add(new AcceptedEvent(
            plan, envelope with { Data = copy.Utf8, Timestamp = envelope.Timestamp ?? _time.GetUtcNow(), Acknowledgement = Acknowledgement.Validated }, copy,
            isValid && plan.Modifiers.IsEmpty)); // judging is the quickest way to read a text: what it found out is kept
        return Answer(since, envelope.Key, EventOutcome.Accepted);
    }

    /// <summary>Judges accepted events, in their order, and hands them over; what becomes of them then holds up nobody.</summary>
    private async ValueTask JudgeAsync(IReadOnlyList<AcceptedEvent> accepted)
    {
        var sent = new List<(SentEvent Event, RecordBuffer Text)>(accepted.Count);
        foreach (AcceptedEvent item in accepted)
            sent.Add((await SendAsync(item.Plan, item.Envelope, isAccepted: true, item.IsValid, CancellationToken.None), item.Buffer));
        _ = EndAsync(sent);
    }

    private async Task EndAsync(List<(SentEvent Event, RecordBuffer Text)> sent)
    {
        foreach ((SentEvent item, RecordBuffer text) in sent) // before anything is awaited: listeners hear in the order of the events
        {
            if (item.Delivery is not null)
                Tell(item, EventOutcome.Validated);
            text.Release(); // not before: listeners are told what stands there
        }

        foreach ((SentEvent item, _) in sent)
            if (item.Delivery is not null)
                await SettleAsync(item.Plan, item.Delivery, isAcknowledged: true, item.Envelope.Data.Length);
    }

    /// <summary>Takes an event in, if there is room for it, judges it and hands it to the handlers. <see cref="AnswerAsync"/> must follow.</summary>
    public ValueTask<SentEvent> SendAsync(EventPlan plan, EventEnvelope envelope) => TryEnter(plan, envelope)
        ? SendAsync(plan, envelope, isAccepted: false, isValid: false, CancellationToken.None)
        : new(new SentEvent(plan, envelope, Since: 0, Activity: null, IsAccepted: false) { Refusal = Answer(since: 0, envelope.Key, Intake.IsClosed ? Stopping : Full) });

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SentEvent> SendAsync(EventPlan plan, EventEnvelope envelope, bool isAccepted, bool isValid, CancellationToken cancellationToken)
    {
        var sent = new SentEvent(plan, envelope, _meter.StartIngest(), EventLogMeter.StartActivity("eventlog.ingest", envelope.Key), isAccepted);
        Delivery? delivery = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> data = envelope.Data;
            EventOutcome refusal = default;
            if (!isValid && (!EnvelopeLimits.TryAccept(envelope, _options.MaxEventBytes, out refusal)
                || !plan.Modifiers.TryModify(envelope.Key, ref data, _logger, out refusal)       // modify
                || !TryValidate(plan, data, out refusal)))                                       // validate
                return await RefuseAsync(sent, refusal);

            foreach (HandlerSlot handler in plan.Queued)
                if (!await handler.Queue!.MakeRoomAsync(cancellationToken))
                    return await RefuseAsync(sent, new EventOutcome(EventStatus.Refused, handler.Full));

            DateTimeOffset now = _time.GetUtcNow();
            DateTimeOffset timestamp = UtcTimestamp.Normalize(envelope.Timestamp ?? now);
            string? id = plan.Capsule.IdFor(envelope.Id, now);
            Awaited awaited = plan.AwaitedFor(envelope.Acknowledgement);
            delivery = _deliveries.Rent();
            foreach (Route route in plan.Routes)                                                 // route
            {
                RecordBuffer buffer = _deliveries.RentBuffer();
                plan.Capsule.Open(buffer, timestamp, id, envelope.Source);                  // the capsule opens around …
                EventRedactor.WriteProperties(data.Span, route.Redaction, buffer);               // … what redaction leaves
                RecordCapsule.Close(buffer);
                delivery.Send(new EventRecord(plan.Schema, timestamp, buffer.Utf8), buffer, route.Handlers, awaited, _stopping.Token); // handlers
            }

            return sent with { Delivery = delivery, Data = data, Timestamp = timestamp };
        }
        catch when (delivery is null) // cancelled, or out of memory
        {
            sent.Activity?.Dispose();
            Leave(plan, envelope.Data.Length);
            throw;
        }
    }

    /// <summary>Waits for the handlers as far as the sender asked, and says what became of the event. Once for each event that was sent.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> AnswerAsync(SentEvent sent)
    {
        if (sent.Delivery is not { } delivery)
            return sent.Refusal;

        EventOutcome outcome = await delivery.ReachAsync(sent.Envelope.Acknowledgement);
        Tell(sent, outcome);
        ValueTask settled = SettleAsync(sent.Plan, delivery, outcome.IsAcknowledged, sent.Envelope.Data.Length);
        if (!settled.IsCompletedSuccessfully)
            _ = settled.AsTask(); // the sender does not wait for handlers that it did not ask for
        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> JudgeAsync(EventPlan plan, EventEnvelope envelope, CancellationToken cancellationToken) =>
        await AnswerAsync(await SendAsync(plan, envelope, isAccepted: false, isValid: false, cancellationToken));

    private async ValueTask<SentEvent> RefuseAsync(SentEvent sent, EventOutcome refusal)
    {
        Measure(sent, refusal);
        if (sent.IsAccepted || _options.DeadLetters.KeepRefused)
            await KeepAsync(sent.Plan, sent.Envelope, refusal);
        if (sent.IsAccepted && sent.Envelope.Id is { Length: > 0 } id && Ids is { IsOn: true } ids)
            ids.Forget(ids.KeyOf(sent.Envelope.Key.Id, id));
        Leave(sent.Plan, sent.Envelope.Data.Length);
        return sent with { Refusal = refusal };
    }

    private void Tell(SentEvent sent, EventOutcome outcome)
    {
        if (outcome.IsAcknowledged)
            _listeners.Tell(sent.Envelope.Key, sent.Timestamp, sent.Envelope.Data, sent.Data, sent.Envelope.Source, sent.Plan.PackListeners);
        Measure(sent, outcome);
    }

    private void Measure(SentEvent sent, EventOutcome outcome)
    {
        if (!sent.IsAccepted) // which was counted when it was accepted
            _meter.End(sent.Since, sent.Envelope.Key, outcome);
        sent.Activity?.SetTag("eventlog.outcome", outcome.Status.ToString());
        sent.Activity?.Dispose();
    }

    private bool TryValidate(EventPlan plan, ReadOnlyMemory<byte> data, out EventOutcome refusal)
    {
        long since = _meter.StartValidation();
        bool isValid = EventValidator.TryAccept(plan.Schema, data, out refusal);
        _meter.EndValidation(since, plan.Schema.Key);
        return isValid;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync(EventPlan plan, Delivery delivery, bool isAcknowledged, int bytes)
    {
        await delivery.SettleAsync(isAcknowledged, _deadLetters);
        _deliveries.Return(delivery);
        Leave(plan, bytes);
    }

    // What is redacted is what was sent, before modifiers: a modifier may be what failed.
    private async ValueTask KeepAsync(EventPlan plan, EventEnvelope envelope, EventOutcome outcome)
    {
        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset timestamp = UtcTimestamp.Normalize(envelope.Timestamp ?? now);
        RecordBuffer buffer = _deliveries.RentBuffer();
        plan.Capsule.Open(buffer, timestamp, plan.Capsule.IdFor(envelope.Id, now), envelope.Source);
        if (EventText.TryAccept(envelope.Data.Span, out _)) // what is no event can be told apart by nobody
            EventRedactor.WriteProperties(envelope.Data.Span, plan.Redaction, buffer);
        RecordCapsule.Close(buffer);
        await _deadLetters.KeepAsync(new DeadLetter(DeadLetterStage.Judge, new EventRecord(plan.Schema, timestamp, buffer.Utf8), outcome.Findings) { Original = envelope.Data });
        buffer.Release();
    }
}
