using System.Collections.Concurrent;

namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>
/// Where senders hand their records over: bytes are copied straight into the group that forms while the writer writes the one before. Holds no more than
/// its bytes; a sender that finds no room waits for it.
/// </summary>
/// <param name="maxBytes">How many bytes wait at most, those that are being written included. One record is always let in.</param>
/// <param name="groupBytes">How many bytes are written at once.</param>
/// <param name="isBuffered">Nobody waits for his line, so the writer may gather more of them.</param>
/// <param name="gatheringTime">How long it gathers at most; 25 ms when left out.</param>
internal sealed class CommitQueue(int maxBytes, int groupBytes, bool isBuffered, TimeSpan? gatheringTime = null)
{
    private const int MaxGroupRecords = 4096;
    private const int MaxKept = 16 * 1024;

    // Buffered: how much the writer waits for, and how long. Waking it costs a sender more than handing over twenty records.
    private const int GatheredBytes = 128 * 1024;
    private readonly TimeSpan _gatheringTime = gatheringTime ?? TimeSpan.FromMilliseconds(25);
    private readonly object _turn = new();
    private readonly Queue<CommitGroup> _ready = new();
    private readonly Stack<CommitGroup> _spare = new();
    private readonly ConcurrentQueue<PendingLine> _free = new();
    private CommitGroup _forming = new();
    private long _bytes;
    private int _wakeAt = int.MaxValue; // the length of the forming group at which the writer, who sleeps, wants to be woken
    private bool _isNudged;
    private bool _isClosed;
    private IOException? _failure;
    private TaskCompletionSource? _room;

    /// <summary>For the writer: whether <see cref="Take"/> would not wait for a sender.</summary>
    public bool HasWork
    {
        get
        {
            lock (_turn)
                return _isNudged || _isClosed || _ready.Count > 0 || _forming.Count > 0;
        }
    }

    /// <summary>For the writer: whether <see cref="AwaitNudge"/> would not wait.</summary>
    public bool IsNudged
    {
        get
        {
            lock (_turn)
                return _isNudged || _isClosed;
        }
    }

    /// <summary>What the writer said last.</summary>
    public IOException? Failure
    {
        get
        {
            lock (_turn)
                return _failure;
        }
    }

    /// <summary>Takes a record.</summary>
    /// <returns>Complete when the record is taken as the mode promises.</returns>
    public ValueTask AddAsync(ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TryAdd(record.Span, out ValueTask taken, out Task? room) ? taken : AddWithRoomAsync(record, room, cancellationToken);
    }

    /// <summary>For the writer: waits for a group.</summary>
    /// <returns>The group, which is the writer's until <see cref="Return"/>; null when the writer was nudged, or when nothing comes any more.</returns>
    public CommitGroup? Take(out bool isOver)
    {
        lock (_turn)
        {
            bool hasGathered = !isBuffered;
            while (true)
            {
                isOver = _isClosed && _ready.Count == 0 && _forming.Count == 0;
                if (_isNudged || isOver)
                {
                    _isNudged = false;
                    return null;
                }

                if (_ready.TryDequeue(out CommitGroup? group))
                    return group;
                bool isForming = _forming.Count > 0;
                if (isForming && (hasGathered || _isClosed || _forming.Length >= GatheredBytes))
                {
                    group = _forming;
                    _forming = Spare();
                    return group;
                }

                _wakeAt = isForming ? Math.Min(GatheredBytes, groupBytes) : 1;
                hasGathered |= !Monitor.Wait(_turn, isForming ? _gatheringTime : Timeout.InfiniteTimeSpan);
                _wakeAt = int.MaxValue;
            }
        }
    }

    /// <summary>For the writer: hands a group back, empty, and lets in who waits for room.</summary>
    public void Return(CommitGroup group, int bytes)
    {
        TaskCompletionSource? room;
        lock (_turn)
        {
            _spare.Push(group);
            _bytes -= bytes;
            room = _room;
            _room = null;
        }

        room?.SetResult();
    }

    /// <summary>For the writer: says whether records can be written. While they cannot, nobody is left waiting: records are refused with the reason.</summary>
    public void Say(IOException? failure)
    {
        TaskCompletionSource? room;
        lock (_turn)
        {
            _failure = failure;
            room = _room;
            _room = null;
        }

        room?.SetResult();
    }

    /// <summary>Wakes the writer without a record.</summary>
    public void Nudge()
    {
        lock (_turn)
        {
            _isNudged = true;
            Monitor.Pulse(_turn);
        }
    }

    /// <summary>For the writer: waits for a nudge, or the end.</summary>
    /// <returns>Whether it is the end.</returns>
    public bool AwaitNudge()
    {
        lock (_turn)
        {
            while (!_isClosed && !_isNudged)
                Monitor.Wait(_turn);
            _isNudged = false;
            return _isClosed;
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Close()
    {
        TaskCompletionSource? room;
        lock (_turn)
        {
            _isClosed = true;
            room = _room;
            _room = null;
            Monitor.Pulse(_turn);
        }

        room?.SetResult();
    }

    private async ValueTask AddWithRoomAsync(ReadOnlyMemory<byte> record, Task? room, CancellationToken cancellationToken)
    {
        ValueTask taken;
        do
            await room!.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (!TryAdd(record.Span, out taken, out room));
        await taken.ConfigureAwait(false);
    }

    private bool TryAdd(ReadOnlySpan<byte> record, out ValueTask taken, out Task? room)
    {
        PendingLine? waiter = isBuffered ? null : _free.TryDequeue(out PendingLine? free) ? free : new PendingLine(Free);
        room = null;
        lock (_turn)
        {
            bool isFull = _bytes > 0 && _bytes + record.Length >= maxBytes;
            Exception? refusal = _isClosed ? new ObjectDisposedException(nameof(JsonLinesFileHandler))
                : _failure is { } failure && (isFull || !isBuffered) ? new IOException(failure.Message, failure)
                : null;
            if (refusal is null && !isFull)
            {
                Add(record, waiter);
                taken = waiter?.Written ?? default;
                return true;
            }

            if (waiter is not null)
                _free.Enqueue(waiter);
            taken = refusal is null ? default : ValueTask.FromException(refusal);
            if (refusal is null)
                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return refusal is not null;
        }
    }

    private void Add(ReadOnlySpan<byte> record, PendingLine? waiter)
    {
        if (_forming.Count > 0 && (_forming.Length + record.Length >= groupBytes || _forming.Count >= MaxGroupRecords))
        {
            _ready.Enqueue(_forming);
            _forming = Spare();
            if (_wakeAt < int.MaxValue)
                _wakeAt = 0;
        }

        _forming.Add(record, waiter);
        _bytes += record.Length + 1;
        if (_forming.Length < _wakeAt)
            return;
        _wakeAt = int.MaxValue; // once is enough
        Monitor.Pulse(_turn);
    }

    private CommitGroup Spare() => _spare.TryPop(out CommitGroup? group) ? group : new CommitGroup();

    private void Free(PendingLine line)
    {
        if (_free.Count < MaxKept)
            _free.Enqueue(line);
    }
}
