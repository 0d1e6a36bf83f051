using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SchemaPacks.Capsules;

namespace SchemaPacks.Handlers;

/// <summary>One event on its way to the handlers: they all get it before any is waited for. Used again for other events.</summary>
internal sealed class Delivery
{
    private readonly List<RecordBuffer> _buffers = [];
    private readonly List<(HandlerSlot Handler, ValueTask<bool> Taken)> _sent = [];

    /// <summary>Hands one record to handlers. The buffer is the delivery's until it is complete.</summary>
    public void Send(EventRecord record, RecordBuffer buffer, IReadOnlyList<HandlerSlot> handlers, CancellationToken stopping)
    {
        _buffers.Add(buffer);
        for (int index = 0; index < handlers.Count; index++)
            Add(handlers[index], handlers[index].TryHandleAsync(record, stopping));
    }

    /// <summary>
    /// Waits for every handler. The event is recorded when each required handler took it, and at least one handler did: an acknowledgement
    /// never stands for an event that is nowhere.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> CompleteAsync()
    {
        List<Diagnostic>? failures = null;
        bool isTaken = false, isMissing = false;
        for (int index = 0; index < _sent.Count; index++)
        {
            (HandlerSlot handler, ValueTask<bool> taken) = _sent[index];
            if (await taken)
                isTaken = true;
            else
            {
                isMissing |= handler.Options.Required;
                (failures ??= []).Add(handler.Failure);
            }
        }

        return isMissing || !isTaken ? new EventOutcome(EventStatus.Failed, failures ?? []) : EventOutcome.Recorded;
    }

    // Each is awaited once, in CompleteAsync.
    private void Add(HandlerSlot handler, ValueTask<bool> taken) => _sent.Add((handler, taken));

    /// <summary>Deliveries and buffers that are free.</summary>
    internal sealed class Pool
    {
        private const int MaxKept = 256;

        private readonly ConcurrentQueue<Delivery> _free = new();
        private readonly RecordBuffer.Pool _buffers = new();

        public Delivery Rent() => _free.TryDequeue(out Delivery? delivery) ? delivery : new Delivery();

        public RecordBuffer RentBuffer() => _buffers.Rent();

        public void ReturnBuffer(RecordBuffer buffer) => _buffers.Return(buffer);

        /// <summary>Takes a complete delivery back, and the buffers it was handed.</summary>
        public void Return(Delivery delivery)
        {
            foreach (RecordBuffer buffer in delivery._buffers)
                _buffers.Return(buffer);
            delivery._buffers.Clear();
            delivery._sent.Clear();
            if (_free.Count < MaxKept)
                _free.Enqueue(delivery);
        }
    }
}
