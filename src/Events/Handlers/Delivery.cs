using System.Runtime.CompilerServices;
using SchemaPacks.Capsules;
using SchemaPacks.DeadLetters;

namespace SchemaPacks.Handlers;

/// <summary>One event on its way to the handlers: they all get it before any is waited for. Whatever is known at once is answered at once, without a task.</summary>
internal sealed class Delivery
{
    private SentRecord[] _sent = new SentRecord[1]; // most events go one way, to one handler, and many may be under way
    private int _count;

    /// <summary>Hands one record to handlers. The buffer is the delivery's until it is cleared.</summary>
    public void Send(EventRecord record, RecordBuffer buffer, HandlerSlot[] handlers, Awaited awaited, CancellationToken stopping)
    {
        if (_sent.Length - _count < handlers.Length)
            Array.Resize(ref _sent, _count + handlers.Length);
        for (int index = 0; index < handlers.Length; index++)
        {
            HandlerSlot handler = handlers[index];
            bool isAwaited = awaited == Awaited.All || (awaited == Awaited.Required && handler.Options.Required);
            _sent[_count++] = new SentRecord(handler, handler.Send(record, buffer, isAwaited, stopping), index == 0 ? buffer : null);
        }
    }

    /// <summary>Whether what the sender asked for has happened already; else <see cref="ReachAsync"/> waits for it.</summary>
    /// <inheritdoc cref="ReachAsync"/>
    public bool TryReach(Acknowledgement acknowledgement, out EventOutcome outcome)
    {
        bool isReached = acknowledgement == Acknowledgement.Validated || TrySettle(awaitedOnly: true);
        outcome = isReached ? Outcome(acknowledgement) : default;
        return isReached;
    }

    /// <summary>
    /// Waits as far as the sender asked. An event is recorded when each handler that must have it took it, and at least one handler did: an
    /// acknowledgement never stands for an event that is nowhere.
    /// </summary>
    /// <param name="acknowledgement">What the sender waits for.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> ReachAsync(Acknowledgement acknowledgement)
    {
        for (int index = 0; index < _count; index++)
            if (_sent[index] is { IsSettled: false, Call.IsAwaited: true })
                await SettleAsync(index);
        return Outcome(acknowledgement);
    }

    /// <summary>Whether every handler has taken it already; else <see cref="SettleAsync(bool, DeadLetterBox)"/> waits for the rest.</summary>
    public bool TrySettle() => TrySettle(awaitedOnly: false) && AreAllTaken;

    /// <summary>
    /// Waits for the rest. If the sender was told that the log has the event, a record that a handler did not take is a dead letter; else the sender has the
    /// event and may send it again.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SettleAsync(bool isAcknowledged, DeadLetterBox deadLetters)
    {
        for (int index = 0; index < _count; index++)
        {
            if (!_sent[index].IsSettled)
                await SettleAsync(index);
            SentRecord sent = _sent[index];
            if (!sent.Taking.IsTaken && isAcknowledged)
                await deadLetters.KeepAsync(new DeadLetter(DeadLetterStage.Handle, sent.Call.Record, [sent.Handler.Missed(sent.Taking.Attempts)]) { Handler = sent.Handler.Name, Attempts = sent.Taking.Attempts });
        }
    }

    /// <summary>
    /// Whether the event is known to be recorded, whoever waited for that, once all is settled. A record that went into a queue for which nobody waits is not known to be taken.
    /// </summary>
    /// <param name="isDelivered">Whether every handler has it.</param>
    public bool IsRecorded(out bool isDelivered)
    {
        (isDelivered, bool hasRequired, bool isAny) = (true, true, false);
        foreach (ref readonly SentRecord sent in Sent)
        {
            bool isTaken = sent.Taking.IsTaken && (sent.Call.IsAwaited || !sent.Call.IsQueued);
            isAny |= isTaken;
            isDelivered &= isTaken;
            hasRequired &= isTaken || !sent.Handler.Options.Required;
        }

        return hasRequired && isAny;
    }

    /// <summary>The record that went one of the ways, the first being 0. Valid until the delivery is cleared.</summary>
    public ReadOnlyMemory<byte> RecordOf(int route)
    {
        foreach (ref readonly SentRecord sent in Sent)
            if (sent.Buffer is not null && route-- == 0)
                return sent.Call.Record.Utf8;
        return default;
    }

    /// <summary>Lets go of the records. Whatever was sent is settled.</summary>
    public void Clear()
    {
        foreach (ref readonly SentRecord sent in Sent)
            sent.Buffer?.Release();
        Sent.Clear();
        _count = 0;
    }

    private Span<SentRecord> Sent => _sent.AsSpan(0, _count);

    private bool AreAllTaken
    {
        get
        {
            bool areAll = true;
            foreach (ref readonly SentRecord sent in Sent)
                areAll &= sent.Taking.IsTaken;
            return areAll;
        }
    }

    private bool TrySettle(bool awaitedOnly)
    {
        bool areAll = true;
        foreach (ref SentRecord sent in Sent)
        {
            if (sent.IsSettled || (awaitedOnly && !sent.Call.IsAwaited))
                continue;
            sent.IsSettled = sent.Handler.TryTaken(sent.Call, out sent.Taking);
            areAll &= sent.IsSettled;
        }

        return areAll;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync(int index)
    {
        Taking taking = await _sent[index].Handler.TakenAsync(_sent[index].Call);
        ref SentRecord sent = ref _sent[index];
        (sent.IsSettled, sent.Taking) = (true, taking);
    }

    private EventOutcome Outcome(Acknowledgement acknowledgement)
    {
        if (acknowledgement == Acknowledgement.Validated)
            return EventOutcome.Validated;

        List<Diagnostic>? failures = null;
        bool isTaken = false, isMissing = false;
        foreach (ref readonly SentRecord sent in Sent)
        {
            isTaken |= sent.Call.IsAwaited && sent.Taking.IsTaken;
            if (!sent.Call.IsAwaited || sent.Taking.IsTaken)
                continue;
            isMissing |= acknowledgement == Acknowledgement.Delivered || sent.Handler.Options.Required;
            (failures ??= []).Add(sent.Handler.Failure);
        }

        return isMissing || !isTaken ? new EventOutcome(EventStatus.Failed, failures ?? []) : EventOutcome.Recorded;
    }

    private struct SentRecord(HandlerSlot handler, HandlerCall call, RecordBuffer? buffer)
    {
        public readonly HandlerSlot Handler = handler;
        public readonly HandlerCall Call = call;
        public readonly RecordBuffer? Buffer = buffer; // of the first handler that got it
        public bool IsSettled;
        public Taking Taking;
    }
}
