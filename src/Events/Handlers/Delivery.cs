using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SchemaPacks.Capsules;
using SchemaPacks.DeadLetters;

namespace SchemaPacks.Handlers;

/// <summary>One event on its way to the handlers: they all get it before any is waited for. Whatever is known at once is answered at once, without a task.</summary>
internal sealed class Delivery
{
    private readonly List<RecordBuffer> _buffers = new(1); // most events go one way, to one handler, and many may be under way
    private readonly List<SentRecord> _sent = new(1);

    /// <summary>Hands one record to handlers. The buffer is the delivery's until it is cleared.</summary>
    public void Send(EventRecord record, RecordBuffer buffer, HandlerSlot[] handlers, Awaited awaited, CancellationToken stopping)
    {
        _buffers.Add(buffer);
        foreach (HandlerSlot handler in handlers)
        {
            bool isAwaited = awaited == Awaited.All || (awaited == Awaited.Required && handler.Options.Required);
            _sent.Add(new SentRecord(handler, handler.Send(record, buffer, isAwaited, stopping)));
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
        for (int index = 0; index < _sent.Count; index++)
            if (_sent[index] is { IsSettled: false, Call.IsAwaited: true })
                await SettleAsync(index);
        return Outcome(acknowledgement);
    }

    /// <summary>Whether every handler has taken it already; else <see cref="SettleAsync(bool, DeadLetterBox)"/> waits for the rest.</summary>
    public bool TrySettle() => TrySettle(awaitedOnly: false) && _sent.TrueForAll(sent => sent.IsTaken);

    /// <summary>
    /// Waits for the rest. If the sender was told that the log has the event, a record that a handler did not take is a dead letter; else the sender has the
    /// event and may send it again.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SettleAsync(bool isAcknowledged, DeadLetterBox deadLetters)
    {
        for (int index = 0; index < _sent.Count; index++)
        {
            if (!_sent[index].IsSettled)
                await SettleAsync(index);
            SentRecord sent = _sent[index];
            if (!sent.IsTaken && isAcknowledged)
                await deadLetters.KeepAsync(new DeadLetter(DeadLetterStage.Handle, sent.Call.Record, [sent.Handler.Failure]) { Handler = sent.Handler.Name, Attempts = sent.Handler.Attempts });
        }
    }

    /// <summary>Lets go of the records. Whatever was sent is settled.</summary>
    public void Clear()
    {
        foreach (RecordBuffer buffer in _buffers)
            buffer.Release();
        _buffers.Clear();
        _sent.Clear();
    }

    private bool TrySettle(bool awaitedOnly)
    {
        bool areAll = true;
        foreach (ref SentRecord sent in CollectionsMarshal.AsSpan(_sent))
        {
            if (sent.IsSettled || (awaitedOnly && !sent.Call.IsAwaited))
                continue;
            sent.IsSettled = sent.Handler.TryTaken(sent.Call, out sent.IsTaken);
            areAll &= sent.IsSettled;
        }

        return areAll;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync(int index)
    {
        bool isTaken = await _sent[index].Handler.TakenAsync(_sent[index].Call);
        ref SentRecord sent = ref CollectionsMarshal.AsSpan(_sent)[index];
        (sent.IsSettled, sent.IsTaken) = (true, isTaken);
    }

    private EventOutcome Outcome(Acknowledgement acknowledgement)
    {
        if (acknowledgement == Acknowledgement.Validated)
            return EventOutcome.Validated;

        List<Diagnostic>? failures = null;
        bool isTaken = false, isMissing = false;
        foreach (ref readonly SentRecord sent in CollectionsMarshal.AsSpan(_sent))
        {
            isTaken |= sent.Call.IsAwaited && sent.IsTaken;
            if (!sent.Call.IsAwaited || sent.IsTaken)
                continue;
            isMissing |= acknowledgement == Acknowledgement.Delivered || sent.Handler.Options.Required;
            (failures ??= []).Add(sent.Handler.Failure);
        }

        return isMissing || !isTaken ? new EventOutcome(EventStatus.Failed, failures ?? []) : EventOutcome.Recorded;
    }

    private struct SentRecord(HandlerSlot handler, HandlerCall call)
    {
        public readonly HandlerSlot Handler = handler;
        public readonly HandlerCall Call = call;
        public bool IsSettled;
        public bool IsTaken;
    }
}
