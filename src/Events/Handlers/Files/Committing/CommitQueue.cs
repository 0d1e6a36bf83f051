namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>
/// Where senders hand their records over: bytes are copied straight into the group that forms while the writer writes the one before. Holds no more than
/// its bytes; a sender that finds no room waits for it.
/// </summary>
/// <param name="maxBytes">How many bytes wait at most, those that are being written included. One record is always let in.</param>
/// <param name="groupBytes">How many bytes are written at once.</param>
/// <param name="isBuffered">Nobody waits for his line, so the writer may gather more of them.</param>
/// <param name="gatheringTime">How long it gathers at most; 25 ms when left out, and 2 ms where lines are promised something, for which nobody waits.</param>
internal sealed class CommitQueue(int maxBytes, int groupBytes, bool isBuffered, TimeSpan? gatheringTime = null)
{
    private const int MaxGroupRecords = 4096;

    // Where nobody waits: how much the writer waits for, and how long. Waking it costs a sender more than handing over twenty records, and a sync more than that.
    private const int GatheredBytes = 128 * 1024;
    private readonly TimeSpan _gatheringTime = gatheringTime ?? TimeSpan.FromMilliseconds(isBuffered ? 25 : 2);
    private readonly Lock _turn = new();
    private readonly WriterAlarm _alarm = new();
    private readonly Queue<CommitGroup> _ready = new();
    private readonly Stack<CommitGroup> _spare = new();
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
    /// <param name="record">The record, a line without its end.</param>
    /// <param name="isAwaited">Whether somebody waits until it is taken.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <returns>Complete when the record is taken as the mode promises.</returns>
    public ValueTask AddAsync(ReadOnlyMemory<byte> record, bool isAwaited, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TryAdd(record.Span, isAwaited, out ValueTask taken, out Task? room) ? taken : AddWithRoomAsync(record, isAwaited, room, cancellationToken);
    }

    /// <summary>For the writer: waits for a group.</summary>
    /// <returns>The group, which is the writer's until <see cref="Return"/>; null when the writer was nudged, or when nothing comes any more.</returns>
    public CommitGroup? Take(out bool isOver)
    {
        bool hasGathered = false;
        while (true)
        {
            TimeSpan patience;
            lock (_turn)
            {
                _wakeAt = int.MaxValue;
                isOver = _isClosed && _ready.Count == 0 && _forming.Count == 0;
                if (_isNudged || isOver)
                {
                    _isNudged = false;
                    return null;
                }

                if (_ready.TryDequeue(out CommitGroup? group))
                    return group;
                bool isForming = _forming.Count > 0;
                if (isForming && (hasGathered || IsUrgent || _isClosed || _forming.Length >= GatheredBytes))
                {
                    group = _forming;
                    _forming = Spare();
                    return group;
                }

                _wakeAt = isForming ? Math.Min(GatheredBytes, groupBytes) : 1;
                patience = isForming ? _gatheringTime : Timeout.InfiniteTimeSpan;
            }

            hasGathered |= !_alarm.Wait(patience);
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
            _isNudged = true;
        _alarm.Ring();
    }

    /// <summary>For the writer: waits for a nudge, or the end.</summary>
    /// <returns>Whether it is the end.</returns>
    public bool AwaitNudge()
    {
        while (true)
        {
            lock (_turn)
            {
                if (_isClosed || _isNudged)
                {
                    _isNudged = false;
                    return _isClosed;
                }
            }

            _alarm.Wait(Timeout.InfiniteTimeSpan);
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
        }

        _alarm.Ring();
        room?.SetResult();
    }

    private bool IsUrgent => !isBuffered && _forming.IsAwaited;

    private async ValueTask AddWithRoomAsync(ReadOnlyMemory<byte> record, bool isAwaited, Task? room, CancellationToken cancellationToken)
    {
        ValueTask taken;
        do
            await room!.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (!TryAdd(record.Span, isAwaited, out taken, out room));
        await taken.ConfigureAwait(false);
    }

    private bool TryAdd(ReadOnlySpan<byte> record, bool isAwaited, out ValueTask taken, out Task? room)
    {
        taken = default;
        room = null;
        bool mustWake;
        lock (_turn)
        {
            bool isFull = _bytes > 0 && _bytes + record.Length >= maxBytes;
            if (_isClosed || (_failure is not null && (isFull || !isBuffered)))
            {
                taken = ValueTask.FromException(_isClosed ? new ObjectDisposedException(nameof(JsonLinesFileHandler)) : new IOException(_failure!.Message, _failure));
                return true;
            }

            if (isFull)
            {
                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                return false;
            }

            mustWake = Add(record, isAwaited);
            if (!isBuffered)
                taken = _forming.Promise();
        }

        if (mustWake)
            _alarm.Ring();
        return true;
    }

    /// <returns>Whether the writer is to be woken.</returns>
    private bool Add(ReadOnlySpan<byte> record, bool isAwaited)
    {
        if (_forming.Count > 0 && (_forming.Length + record.Length >= groupBytes || _forming.Count >= MaxGroupRecords))
        {
            _ready.Enqueue(_forming);
            _forming = Spare();
            if (_wakeAt < int.MaxValue)
                _wakeAt = 0;
        }

        _forming.Add(record, isAwaited);
        _bytes += record.Length + 1;
        if (_forming.Length < _wakeAt && !(IsUrgent && _wakeAt < int.MaxValue))
            return false;
        _wakeAt = int.MaxValue; // once is enough
        return true;
    }

    private CommitGroup Spare() => _spare.TryPop(out CommitGroup? group) ? group : new CommitGroup(like: _forming);
}
