namespace SchemaPacks.Handlers;

/// <summary>Keeps the latest records in memory, for tests and tools.</summary>
public sealed class MemoryHandler : IEventHandler
{
    private readonly Queue<RecordedEvent> _records = new();
    private readonly Lock _turn = new();
    private readonly int _capacity;

    /// <summary>Keeps at most so many records; the oldest make room.</summary>
    public MemoryHandler(int capacity = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>The records kept at this moment, oldest first. A copy: it does not change.</summary>
    public IReadOnlyList<RecordedEvent> Records
    {
        get
        {
            lock (_turn)
                return [.. _records];
        }
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        var kept = new RecordedEvent(record.Key, record.Timestamp, record.Utf8.ToArray());
        lock (_turn)
        {
            if (_records.Count == _capacity)
                _records.Dequeue();
            _records.Enqueue(kept);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        lock (_turn)
            _records.Clear();
    }
}
