using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SchemaPacks.Accepting;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.DeadLetters;
using SchemaPacks.Deduplicating;
using SchemaPacks.Listening;
using SchemaPacks.Measuring;
using SchemaPacks.Outcomes;
using SchemaPacks.Resolving;
using SchemaPacks.Validating;

namespace SchemaPacks.Recording;

/// <summary>Takes in events whose schema is known and allowed, and answers their senders when as much has happened as they asked for.</summary>
internal sealed class EventRecorder : IAsyncDisposable
{
    private static readonly EventOutcome Stopping = new(EventStatus.Refused, Diagnostics.Stopping.Create("the event log is stopping and takes no more events; send the event again later"));
    private static readonly EventOutcome Full = new(EventStatus.Refused, Diagnostics.QueueFull.Create("as many events are under way as may; send the event again later, or raise EventLog:MaxPendingBytes"));

    private readonly EventLogOptions _options;
    private readonly DeadLetterBox _deadLetters;
    private readonly EventLogMeter _meter;
    private readonly OutcomeFeed _outcomes;
    private readonly TimeProvider _time;
    private readonly EventSender _sender;
    private readonly ConcurrentDictionary<string, BatchQueue<AcceptedEvent>> _accepted = new(StringComparer.Ordinal); // by the handlers that it may have to wait for
    private readonly BatchQueue<AcceptedEvent> _unhindered;
    private readonly BatchQueue<SentEvent> _unsettled;
    private readonly CancellationTokenSource _stopping = new();

    public EventRecorder(EventLogOptions options, ListenerSet listeners, DeadLetterBox deadLetters, EventLogMeter meter, OutcomeFeed outcomes, TimeProvider time, ILogger logger)
    {
        _outcomes = outcomes;
        _options = options;
        _deadLetters = deadLetters;
        _meter = meter;
        _time = time;
        Intake = new IntakeGate(options.MaxPendingBytes);
        _sender = new EventSender(options, Intake, listeners, deadLetters, meter, outcomes, time, logger, _stopping.Token);
        _unhindered = Lane("");
        _unsettled = new BatchQueue<SentEvent>(SettleAsync);
    }

    public IntakeGate Intake { get; }

    /// <summary>The ids that senders gave their events. Set once handlers are open, from whose files it is read.</summary>
    public IdWindow? Ids
    {
        set => _sender.Ids = value;
    }

    /// <summary>Takes an event in, if there is room for it. It has entered its plan, and leaves it when nothing more becomes of it.</summary>
    public ValueTask<EventOutcome> RecordAsync(EventPlan plan, in EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (!TryEnter(plan, envelope))
            return new(Answer(since: 0, envelope.Key, Intake.IsClosed ? Stopping : Full));
        if (envelope.Acknowledgement == Acknowledgement.Accepted)
            return new(Accept(plan, envelope));
        ValueTask<SentEvent> sending = _sender.SendAsync(plan, envelope, isAccepted: false, isValid: false, trace: default, cancellationToken);
        return sending.IsCompletedSuccessfully ? AnswerAsync(sending.Result) : AnswerAsync(sending);
    }

    /// <summary>Takes in an event that writes itself.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> RecordAsync<TEvent>(
        EventPlan plan, TEvent telemetryEvent, Acknowledgement acknowledgement, CancellationToken cancellationToken)
        where TEvent : ITelemetryEvent<TEvent>
    {
        RecordBuffer text = RecordBuffer.Rent();
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

    private bool TryEnter(EventPlan plan, in EventEnvelope envelope)
    {
        if (Intake.TryEnter(envelope.Data.Length))
            return true;
        plan.Leave();
        return false;
    }

    /// <summary>Waits for the events under way, which get a grace period. The intake is closed before.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping.CancelAfter(EventLog.GracePeriod);
        await Task.WhenAny(Intake.Empty, Task.Delay(2 * EventLog.GracePeriod)); // a handler that heeds no cancellation is left behind
        foreach (BatchQueue<AcceptedEvent> lane in _accepted.Values)
            await lane.DisposeAsync();
        await _unsettled.DisposeAsync();
        _stopping.Dispose();
    }

    private EventOutcome Answer(long since, SchemaKey key, EventOutcome outcome)
    {
        _meter.End(since, key, outcome);
        if (!outcome.IsAcknowledged) // what is accepted gets another outcome
            _outcomes.Refuse(key, isKnown: true, outcome);
        return outcome;
    }

    private EventOutcome Accept(EventPlan plan, in EventEnvelope envelope)
    {
        long since = _meter.StartIngest();
        bool isValid = false;
        if (!EnvelopeLimits.TryAccept(envelope, _options.MaxEventBytes, out EventOutcome refusal)
            || (!(isValid = EventValidator.IsValid(plan.Schema, envelope.Data.Span)) && !EventText.TryAccept(envelope.Data.Span, out refusal)))
        {
            Intake.Leave(envelope.Data.Length);
            plan.Leave();
            return Answer(since, envelope.Key, refusal);
        }

        isValid &= plan.Modifiers.IsEmpty; // judging is the quickest way to read a text: what it found out is kept
        if (isValid && plan.Queued.Length == 0 && _unhindered.IsIdle) // nothing to wait for and nobody to overtake
        {
            SentEvent sent = _sender.SendAccepted(plan, envelope);
            if (sent.Delivery.TrySettle())
                _sender.End(sent);
            else
                _unsettled.Add(sent);
        }
        else
            Postpone(plan, envelope, isValid);
        return Answer(since, envelope.Key, EventOutcome.Accepted);
    }

    private void Postpone(EventPlan plan, in EventEnvelope envelope, bool isValid)
    {
        RecordBuffer copy = RecordBuffer.Rent();
        copy.Write(envelope.Data.Span);
        Lane(plan.Lane).Add(new AcceptedEvent(
            plan, envelope with { Data = copy.Utf8, Timestamp = envelope.Timestamp ?? _time.GetUtcNow(), Acknowledgement = Acknowledgement.Validated }, copy, EventTraces.Sender, isValid));
    }

    // Events that wait for a slow handler hold up those that want the same handlers, and no others.
    private BatchQueue<AcceptedEvent> Lane(string handlers) => _accepted.GetOrAdd(handlers, static (_, judge) => new BatchQueue<AcceptedEvent>(judge), JudgeAsync);

    /// <summary>Judges accepted events, in their order, and hands them over; what becomes of them then holds up nobody.</summary>
    private async ValueTask JudgeAsync(IReadOnlyList<AcceptedEvent> accepted)
    {
        foreach (AcceptedEvent item in accepted)
        {
            SentEvent sent = await _sender.SendAsync(item.Plan, item.Envelope, isAccepted: true, item.IsValid, item.Trace, _stopping.Token);
            if (sent.IsSent)
            {
                _sender.Tell(sent, EventOutcome.Validated);
                _unsettled.Add(sent);
                item.Buffer.Release(); // not before: listeners are told what stands there
            }
            else
                _ = EndRefusedAsync(sent, item.Buffer);
        }
    }

    private async Task EndRefusedAsync(SentEvent sent, RecordBuffer buffer)
    {
        try
        {
            await sent.Letter; // whose bytes are in the buffer
        }
        finally
        {
            _sender.End(sent);
            buffer.Release();
        }
    }

    /// <summary>Waits for the handlers of accepted events. Those that come later are not held up by them.</summary>
    private ValueTask SettleAsync(IReadOnlyList<SentEvent> sent)
    {
        _ = SettleAllAsync([.. sent]);
        return default;
    }

    private async Task SettleAllAsync(SentEvent[] sent)
    {
        for (int index = 0; index < sent.Length; index++)
        {
            index += _sender.EndSettled(sent.AsSpan(index));
            if (index < sent.Length)
                await SettleAsync(sent[index], isAcknowledged: true);
        }
    }

    /// <summary>Takes an event in, if there is room for it, judges it and hands it to the handlers. <see cref="AnswerAsync(SentEvent)"/> must follow.</summary>
    public ValueTask<SentEvent> SendAsync(EventPlan plan, in EventEnvelope envelope)
    {
        if (TryEnter(plan, envelope))
            return _sender.SendAsync(plan, envelope, isAccepted: false, isValid: false, trace: default, CancellationToken.None);
        return new(EventSender.Refuse(plan, envelope, Answer(since: 0, envelope.Key, Intake.IsClosed ? Stopping : Full)));
    }

    /// <summary>Waits for the handlers as far as the sender asked, and says what became of the event. Once for each event that was sent, which is used again then.</summary>
    public ValueTask<EventOutcome> AnswerAsync(SentEvent sent)
    {
        if (!sent.IsSent)
        {
            EventOutcome refusal = sent.Refusal;
            sent.Return();
            return new(refusal);
        }

        return sent.Delivery.TryReach(sent.Envelope.Acknowledgement, out EventOutcome outcome) ? new(Answer(sent, outcome)) : ReachAsync(sent);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> AnswerAsync(ValueTask<SentEvent> sending) => await AnswerAsync(await sending);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> ReachAsync(SentEvent sent) => Answer(sent, await sent.Delivery.ReachAsync(sent.Envelope.Acknowledgement));

    private EventOutcome Answer(SentEvent sent, EventOutcome outcome)
    {
        _sender.Tell(sent, outcome);
        if (sent.Delivery.TrySettle())
            _sender.End(sent);
        else
            _ = SettleAsync(sent, outcome.IsAcknowledged).AsTask(); // the sender does not wait for handlers that it did not ask for
        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync(SentEvent sent, bool isAcknowledged)
    {
        await sent.Delivery.SettleAsync(isAcknowledged, _deadLetters);
        _sender.End(sent);
    }
}
