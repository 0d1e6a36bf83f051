using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SchemaPacks.Accepting;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.DeadLetters;
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

    /// <summary>Takes an event in, if there is room for it.</summary>
    public ValueTask<EventOutcome> RecordAsync(EventPlan plan, EventEnvelope envelope, CancellationToken cancellationToken) =>
        !Intake.TryEnter(envelope.Data.Length) ? new(Answer(since: 0, envelope.Key, Intake.IsClosed ? Stopping : Full))
        : envelope.Acknowledgement == Acknowledgement.Accepted ? new(Accept(plan, envelope))
        : JudgeAsync(plan, envelope, isAccepted: false, cancellationToken);

    /// <summary>Takes in an event that writes itself.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> RecordAsync<TEvent>(
        EventPlan plan, TEvent telemetryEvent, Acknowledgement acknowledgement, CancellationToken cancellationToken)
        where TEvent : ITelemetryEvent<TEvent>
    {
        RecordBuffer text = _deliveries.RentBuffer();
        try
        {
            telemetryEvent.WriteTo(text);
            return await RecordAsync(plan, new EventEnvelope(TEvent.SchemaKey, text.Utf8) { Acknowledgement = acknowledgement }, cancellationToken);
        }
        finally
        {
            text.Release();
        }
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
        if (!EnvelopeLimits.TryAccept(envelope, _options.MaxEventBytes, out EventOutcome refusal) || !EventText.TryAccept(envelope.Data.Span, out refusal))
        {
            Intake.Leave(envelope.Data.Length);
            return Answer(since, envelope.Key, refusal);
        }

        RecordBuffer copy = _deliveries.RentBuffer();
        copy.Write(envelope.Data.Span);
        _accepted.Add(new AcceptedEvent(
            plan, envelope with { Data = copy.Utf8, Timestamp = envelope.Timestamp ?? _time.GetUtcNow(), Acknowledgement = Acknowledgement.Validated }, copy));
        return Answer(since, envelope.Key, EventOutcome.Accepted);
    }

    private async ValueTask JudgeAsync(AcceptedEvent accepted)
    {
        try
        {
            await JudgeAsync(accepted.Plan, accepted.Envelope, isAccepted: true, CancellationToken.None);
        }
        finally
        {
            accepted.Buffer.Release();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> JudgeAsync(EventPlan plan, EventEnvelope envelope, bool isAccepted, CancellationToken cancellationToken)
    {
        Delivery? delivery = null;
        EventOutcome outcome = default;
        long since = _meter.StartIngest();
        using Activity? activity = EventLogMeter.StartActivity("eventlog.ingest", envelope.Key);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> data = envelope.Data;
            if (!EnvelopeLimits.TryAccept(envelope, _options.MaxEventBytes, out outcome)
                || !plan.Modifiers.TryModify(envelope.Key, ref data, _logger, out outcome)       // modify
                || !TryValidate(plan, data, out outcome))                                        // validate
                return outcome;

            foreach (HandlerSlot handler in plan.Queued)
                if (!await handler.Queue!.MakeRoomAsync(cancellationToken))
                    return outcome = new EventOutcome(EventStatus.Refused, handler.Full);

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

            outcome = await delivery.ReachAsync(envelope.Acknowledgement);
            if (outcome.IsAcknowledged)
                _listeners.Tell(envelope.Key, timestamp, envelope.Data, data, envelope.Source);
            return outcome;
        }
        finally
        {
            if (!isAccepted) // which was counted when it was accepted
                _meter.End(since, envelope.Key, outcome);
            activity?.SetTag("eventlog.outcome", outcome.Status.ToString());
            ValueTask ended = EndAsync(plan, envelope, delivery, outcome, isAccepted);
            if (!ended.IsCompletedSuccessfully && delivery is null)
                await ended;
            else if (!ended.IsCompletedSuccessfully)
                _ = ended.AsTask(); // the sender does not wait for handlers that it did not ask for
        }
    }

    private bool TryValidate(EventPlan plan, ReadOnlyMemory<byte> data, out EventOutcome refusal)
    {
        long since = _meter.StartValidation();
        bool isValid = EventValidator.TryAccept(plan.Schema, data, out refusal);
        _meter.EndValidation(since, plan.Schema.Key);
        return isValid;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask EndAsync(EventPlan plan, EventEnvelope envelope, Delivery? delivery, EventOutcome outcome, bool isAccepted)
    {
        if (delivery is not null)
        {
            await delivery.SettleAsync(outcome.IsAcknowledged, _deadLetters);
            _deliveries.Return(delivery);
        }
        else if (!outcome.IsAcknowledged && (isAccepted || _options.DeadLetters.KeepRefused))
            await KeepAsync(plan, envelope, outcome);

        Intake.Leave(envelope.Data.Length);
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
