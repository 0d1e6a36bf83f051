using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Tasks.Sources;
using SchemaPacks.Capsules;

namespace SchemaPacks.Handlers.Queues;

/// <summary>A record that waits for its handler, and perhaps somebody who waits for it. Used again for others.</summary>
internal sealed class QueuedRecord : IValueTaskSource<Taking>
{
    private readonly Pool _pool;
    private ManualResetValueTaskSourceCore<Taking> _taken = new() { RunContinuationsAsynchronously = true };
    private RecordBuffer _buffer = null!; // set while it is rented

    private QueuedRecord(Pool pool) => _pool = pool;

    public EventRecord Record { get; private set; }

    /// <summary>Whether somebody waits, who then learns of a failure; else nobody would.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>When it joined the queue, by the clock that only goes forward.</summary>
    public long Since { get; private set; }

    /// <summary>The trace that it comes from, if somebody traces.</summary>
    public ActivityContext Trace { get; private set; }

    public int Length => Record.Utf8.Length;

    /// <summary>What became of it. Only for somebody who waits, once.</summary>
    public ValueTask<Taking> Taken => new(this, _taken.Version);

    /// <summary>Says what became of the record, and lets go of it.</summary>
    public void Complete(Taking taking)
    {
        _buffer.Release();
        if (IsAwaited)
            _taken.SetResult(taking);
        else
            _pool.Return(this);
    }

    /// <summary>Says that the handler did not take the record, which it may still read: the record's bytes are used for no other any more.</summary>
    public void Abandon(int attempts)
    {
        if (IsAwaited)
            _taken.SetResult(new Taking(IsTaken: false, attempts));
    }

    Taking IValueTaskSource<Taking>.GetResult(short token)
    {
        Taking taking = _taken.GetResult(token);
        _taken.Reset();
        _pool.Return(this);
        return taking;
    }

    ValueTaskSourceStatus IValueTaskSource<Taking>.GetStatus(short token) => _taken.GetStatus(token);

    void IValueTaskSource<Taking>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _taken.OnCompleted(continuation, state, token, flags);

    /// <summary>Those that are free.</summary>
    internal sealed class Pool
    {
        private const int MaxKept = 1024;

        private readonly ConcurrentQueue<QueuedRecord> _free = new();

        public QueuedRecord Rent(EventRecord record, RecordBuffer buffer, bool isAwaited, long since, in ActivityContext trace)
        {
            if (!_free.TryDequeue(out QueuedRecord? queued))
                queued = new QueuedRecord(this);
            buffer.Hold();
            queued._buffer = buffer;
            queued.Record = record;
            queued.IsAwaited = isAwaited;
            queued.Since = since;
            queued.Trace = trace;
            return queued;
        }

        internal void Return(QueuedRecord queued)
        {
            queued._buffer = null!;
            queued.Record = default;
            queued.Trace = default;
            if (_free.Count < MaxKept)
                _free.Enqueue(queued);
        }
    }
}
