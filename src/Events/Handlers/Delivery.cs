using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SchemaPacks.Capsules;
using SchemaPacks.DeadLetters;

namespace SchemaPacks.Handlers;

/// <summary>One event on its way to the handlers: they all get it before any is waited for. Used again for other events.</summary>
internal sealed class Delivery
{
    private readonly List<RecordBuffer> _buffers = [];
    private readonly List<SentRecord> _sent = [];

    /// <summary>Hands one record to handlers. The buffer is the delivery's until it is settled.</summary>
    public void Send(EventRecord record, RecordBuffer buffer, IReadOnlyList<HandlerSlot> handlers, Awaited awaited, CancellationToken stopping)
    {
        _buffers.Add(buffer);
        for (int index = 0; index < handlers.Count; index++)
        {
            HandlerSlot handler = handlers[index];
            bool isAwaited = awaited == Awaited.All || (awaited == Awaited.Required && handler.Options.Required);
            _sent.Add(new SentRecord(handler, handler.Send(record, buffer, isAwaited, stopping)));
        }
    }

    /// <summary>
    /// Waits as far as the sender asked. An event is recorded when each handler that must have it took it, and at least one handler did: an
    /// acknowledgement never stands for an event that is nowhere.
    /// </summary>
    /// <param name="acknowledgement">What the sender waits for.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> ReachAsync(Acknowledgement acknowledgement)
    {
        if (acknowledgement == Acknowledgement.Validated)
            return EventOutcome.Validated;

        List<Diagnostic>? failures = null;
        bool isTaken = false, isMissing = false;
        for (int index = 0; index < _sent.Count; index++)
        {
            SentRecord sent = _sent[index];
            if (!sent.Call.IsAwaited)
                continue;
            bool took = await sent.Handler.TakenAsync(sent.Call);
            _sent[index] = sent with { IsSettled = true, IsTaken = took };
            isTaken |= took;
            if (took)
                continue;
            isMissing |= acknowledgement == Acknowledgement.Delivered || sent.Handler.Options.Required;
            (failures ??= []).Add(sent.Handler.Failure);
        }

        return isMissing || !isTaken ? new EventOutcome(EventStatus.Failed, failures ?? []) : EventOutcome.Recorded;
    }

    /// <summary>
    /// Waits for the rest. If the sender was told that the log has the event, a record that a handler did not take is a dead letter; else the sender has the
    /// event and may send it again.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SettleAsync(bool isAcknowledged, DeadLetterBox deadLetters)
    {
        for (int index = 0; index < _sent.Count; index++)
        {
            SentRecord sent = _sent[index];
            bool took = sent.IsSettled ? sent.IsTaken : await sent.Handler.TakenAsync(sent.Call);
            if (!took && isAcknowledged)
                await deadLetters.KeepAsync(new DeadLetter(DeadLetterStage.Handle, sent.Call.Record, [sent.Handler.Failure]) { Handler = sent.Handler.Name, Attempts = sent.Handler.Attempts });
        }
    }

    /// <summary>Deliveries and buffers that are free.</summary>
    internal sealed class Pool
    {
        private const int MaxKept = 256;

        private readonly ConcurrentQueue<Delivery> _free = new();
        private readonly RecordBuffer.Pool _buffers = new();

        public Delivery Rent() => _free.TryDequeue(out Delivery? delivery) ? delivery : new Delivery();

        public RecordBuffer RentBuffer() => _buffers.Rent();

        /// <summary>Takes a settled delivery back, and lets go of the buffers it was handed.</summary>
        public void Return(Delivery delivery)
        {
            foreach (RecordBuffer buffer in delivery._buffers)
                buffer.Release();
            delivery._buffers.Clear();
            delivery._sent.Clear();
            if (_free.Count < MaxKept)
                _free.Enqueue(delivery);
        }
    }

    private readonly record struct SentRecord(HandlerSlot Handler, HandlerCall Call)
    {
        public bool IsSettled { get; init; }

        public bool IsTaken { get; init; }
    }
}
