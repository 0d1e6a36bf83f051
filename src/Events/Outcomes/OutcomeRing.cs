namespace SchemaPacks.Outcomes;

/// <summary>
/// The latest outcomes, numbered: as many as fit. Everybody who watches reads from this one place, each at a pace of their own, so that who is slow costs no memory; what has
/// left the ring unread is missed, and its numbers say how much.
/// </summary>
internal sealed class OutcomeRing(int capacity, long maxBytes)
{
    private readonly Lock _lock = new();
    private SeenOutcome?[] _items = [];
    private long _newest; // the number of the last outcome; numbers begin with 1
    private int _count;
    private long _bytes;
    private TaskCompletionSource? _arrival;

    /// <summary>The number of the last outcome.</summary>
    public long Newest
    {
        get
        {
            lock (_lock)
                return _newest;
        }
    }

    public void Add(SeenOutcome outcome)
    {
        TaskCompletionSource? arrival;
        lock (_lock)
        {
            if (_items.Length == 0)
                _items = new SeenOutcome?[capacity];
            _bytes += outcome.Bytes;
            while (_count > 0 && (_count == capacity || _bytes > maxBytes))
                Forget();
            _newest++;
            _items[Place(_newest)] = outcome;
            _count++;
            (arrival, _arrival) = (_arrival, null);
        }

        arrival?.SetResult();
    }

    /// <summary>Reads what came after a number.</summary>
    /// <param name="after">The number of the last outcome that the reader knows; one that is not there yet counts as the newest.</param>
    /// <param name="items">Where they are copied, oldest first.</param>
    /// <returns>The number of the first of them, and how many there are. Numbers between <paramref name="after"/> and the first are missed.</returns>
    public (long First, int Count) Read(long after, SeenOutcome[] items)
    {
        lock (_lock)
        {
            long first = Math.Max(Math.Min(after, _newest) + 1, _newest - _count + 1);
            int count = (int)Math.Min(items.Length, _newest - first + 1);
            for (int index = 0; index < count; index++)
                items[index] = _items[Place(first + index)]!;
            return (first, count);
        }
    }

    /// <summary>The number of the last outcome before a time; what is held no more counts as before it.</summary>
    public long Before(DateTimeOffset time)
    {
        lock (_lock)
        {
            long number = _newest;
            while (number > _newest - _count && _items[Place(number)]!.Time >= time)
                number--;
            return number;
        }
    }

    /// <summary>Completes when there is an outcome after a number. Several may wait.</summary>
    public Task WaitAsync(long after)
    {
        lock (_lock)
            return _newest > after ? Task.CompletedTask : (_arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Goes on with a higher number: outcomes that nobody watched were counted elsewhere.</summary>
    public void Skip(long newest)
    {
        lock (_lock)
        {
            if (newest <= _newest)
                return;
            Empty();
            _newest = newest;
        }
    }

    /// <summary>Lets go of all that it holds. Numbers go on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            Empty();
            _items = [];
        }
    }

    private void Empty()
    {
        Array.Clear(_items);
        (_count, _bytes) = (0, 0);
    }

    private void Forget()
    {
        ref SeenOutcome? oldest = ref _items[Place(_newest - _count + 1)];
        _bytes -= oldest!.Bytes;
        oldest = null;
        _count--;
    }

    private int Place(long number) => (int)(number % capacity);
}
