using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.Containing;
using SchemaPacks.DeadLetters;
using SchemaPacks.Measuring;

namespace SchemaPacks.Handlers.Queues;

/// <summary>
/// A handler with a queue and a task of its own, so that neither its slowness nor its failures reach the recording or other handlers. It gets one record at a
/// time, in order, each several times if it fails; a record that it never takes is a dead letter.
/// </summary>
internal sealed class HandlerQueue : IAsyncDisposable
{
    private readonly Channel<QueuedRecord> _records = Channel.CreateUnbounded<QueuedRecord>(new UnboundedChannelOptions { SingleReader = true });
    private readonly QueuedRecord.Pool _pool = new();
    private readonly CancellationTokenSource _stopping = new(); // not disposed: a handler may keep its token
    private readonly QueueRoom _room;
    private readonly HandlerAttempts _attempts;
    private readonly HandlerState _state;
    private readonly DeadLetterBox _deadLetters;
    private readonly EventLogMeter _meter;
    private readonly HandlerOptions _options;
    private readonly WhenFull _whenFull;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _taking = new();
    private readonly Task _loop;
    private QueuedRecord? _current; // whoever sets it to null says what becomes of the record
    private bool _isStopping;
    private bool _isLeft;

    public HandlerQueue(
        string name, IEventHandler handler, HandlerOptions options, int capacity, HandlerState state, DeadLetterBox deadLetters, EventLogMeter meter, TimeProvider time, ILogger logger)
    {
        _name = name;
        _options = options;
        _whenFull = options.WhenFull ?? (options.Required ? WhenFull.Wait : WhenFull.Drop);
        _room = new QueueRoom(capacity, options.QueueBytes, time);
        _attempts = new HandlerAttempts(name, handler, options, state, time, logger);
        _state = state;
        _deadLetters = deadLetters;
        _meter = meter;
        _time = time;
        _logger = logger;
        _loop = OwnFlow.Run(HandleAsync);
    }

    public int Count => _room.Count;

    public long Bytes => _room.Bytes;

    /// <summary>How long the oldest record has waited.</summary>
    public TimeSpan Age => Volatile.Read(ref _current) is { } record ? _time.GetElapsedTime(record.Since) : TimeSpan.Zero;

    /// <summary>Whether a record may come in. The answer is asked for before any handler gets the event, so that a refused event is nowhere.</summary>
    public ValueTask<bool> MakeRoomAsync(CancellationToken cancellationToken) => _whenFull switch
    {
        WhenFull.Drop => new(true),
        WhenFull.Refuse => new(!_room.IsFull),
        _ => _room.WaitAsync(_options.QueueWait, cancellationToken),
    };

    /// <summary>Takes a record into the queue, or drops it where the queue is full and its setting says so.</summary>
    /// <returns>For somebody who waits, what becomes of it; else it is in the queue, or was dropped as its setting says.</returns>
    public ValueTask<Taking> AddAsync(EventRecord record, RecordBuffer buffer, bool isAwaited)
    {
        if (_whenFull == WhenFull.Drop && _room.IsFull)
        {
            long dropped = _state.Drop();
            if (long.IsPow2(dropped)) // 1, 2, 4, 8…: said early, never flooding the log
                _logger.RecordsDropped(_name, dropped);
            return new(new Taking(IsTaken: !isAwaited, Attempts: 0));
        }

        QueuedRecord queued = _pool.Rent(record, buffer, isAwaited, _time.GetTimestamp(), EventTraces.IsOn ? EventTraces.Sender : default);
        ValueTask<Taking> taken = isAwaited ? queued.Taken : new(new Taking(IsTaken: true, Attempts: 0));
        _room.Take(queued.Length);
        if (!_records.Writer.TryWrite(queued)) // disposed: only what comes in after the log has stopped
        {
            _room.Free(queued.Length);
            queued.Complete(default);
            return isAwaited ? taken : default;
        }

        return taken;
    }

    /// <summary>Begins the while that the handler still has for what waits, and for what comes in meanwhile.</summary>
    public void Stop()
    {
        if (!Interlocked.Exchange(ref _isStopping, true))
            _stopping.CancelAfter(EventLog.GracePeriod);
    }

    /// <summary>Lets the handler take what waits, for a while. What it has not taken then are dead letters.</summary>
    public async ValueTask DisposeAsync()
    {
        _records.Writer.TryComplete();
        Stop();
        if (await Task.WhenAny(_loop, Task.Delay(2 * EventLog.GracePeriod)) != _loop)
            await LeaveAsync();
    }

    private async Task HandleAsync()
    {
        while (await _records.Reader.WaitToReadAsync())
            while (TryNext(out QueuedRecord? queued))
            {
                int attempts = 0;
                bool isTaken = false;
                if (!_stopping.IsCancellationRequested)
                {
                    isTaken = await HandleAsync(queued);
                    attempts = _attempts.Made;
                }

                if (Interlocked.CompareExchange(ref _current, null, queued) != queued)
                    return; // the log has not waited for this handler
                await EndAsync(queued, isTaken, attempts);
                queued.Complete(new Taking(isTaken, attempts));
            }
    }

    private bool TryNext([NotNullWhen(true)] out QueuedRecord? queued)
    {
        queued = null;
        lock (_taking)
        {
            if (_isLeft || !_records.Reader.TryRead(out queued))
                return false;
            Volatile.Write(ref _current, queued);
            return true;
        }
    }

    // A handler that heeds no cancellation is left behind; not so the records that it has and those that wait for it.
    private async Task LeaveAsync()
    {
        lock (_taking)
            _isLeft = true;
        int count = 0;
        if (Interlocked.Exchange(ref _current, null) is { } held)
        {
            count++;
            int attempts = _attempts.Made;
            await EndAsync(held, isTaken: false, attempts);
            held.Abandon(attempts);
        }

        while (_records.Reader.TryRead(out QueuedRecord? queued))
        {
            count++;
            await EndAsync(queued, isTaken: false, attempts: 0);
            queued.Complete(default);
        }

        _logger.HandlerLeft(_name, count);
    }

    private async ValueTask EndAsync(QueuedRecord queued, bool isTaken, int attempts)
    {
        if (!isTaken && !queued.IsAwaited) // who waits is told, and still has the event
            await _deadLetters.KeepAsync(new DeadLetter(DeadLetterStage.Handle, queued.Record, [Failure(attempts)]) { Handler = _name, Attempts = attempts });
        _room.Free(queued.Length);
    }

    // No part of the sender's trace, which may be over: it is linked to.
    private async ValueTask<bool> HandleAsync(QueuedRecord queued)
    {
        long since = _meter.StartHandler();
        Activity? activity = EventTraces.Start(EventTraces.Handle, queued.Record.Key, link: queued.Trace)?.SetTag(EventLogMeter.HandlerTag, _name);
        bool isTaken = await _attempts.TryAsync(queued.Record, _stopping.Token);
        EventTraces.End(activity);
        _meter.EndHandler(since, _name, isTaken);
        return isTaken;
    }

    private Diagnostic Failure(int attempts) => Diagnostics.HandlerFailed.Create(_stopping.IsCancellationRequested
        ? $"the log stopped before handler '{_name}' took the record"
        : $"handler '{_name}' did not take the record in {attempts} attempts; see the log for the reason");
}
