using System.Collections.Concurrent;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Outbox;

/// <summary>A broker that keeps what it is given, is down as long as it is told to, and refuses what it is told to.</summary>
internal sealed class FakeBroker : IRecordPublisher
{
    private readonly ConcurrentQueue<OutboxRecord> _records = new();
    private readonly ConcurrentQueue<(int Count, int Bytes)> _batches = new();
    private int _calls;

    public volatile bool IsDown;

    /// <summary>How it is down.</summary>
    public Exception Down { get; set; } = new InvalidOperationException("The broker is down.");

    /// <summary>How many records of a batch it still takes when it goes down in the middle of it.</summary>
    public int TakesBeforeFailing { get; set; }

    public Func<OutboxRecord, bool> Refuses { get; set; } = _ => false;

    /// <summary>What happens when it has the records, and has not said so.</summary>
    public Action<IReadOnlyList<OutboxRecord>> Taken { get; set; } = _ => { };

    public int Calls => Volatile.Read(ref _calls);

    public IReadOnlyList<OutboxRecord> Records => [.. _records];

    public IReadOnlyList<(int Count, int Bytes)> Batches => [.. _batches];

    public IEnumerable<long> Sequences => Records.Select(record => record.Sequence);

    public ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        if (IsDown)
        {
            foreach (OutboxRecord record in records.Take(TakesBeforeFailing))
                _records.Enqueue(record);
            throw Down;
        }

        _batches.Enqueue((records.Count, records.Sum(record => record.Utf8.Length)));
        OutboxRecord[] refused = [.. records.Where(Refuses)];
        foreach (OutboxRecord record in records.Except(refused))
            _records.Enqueue(record);
        Taken(records);
        return new([.. refused.Select(record => new RefusedRecord(record.Sequence, "TooLarge"))]);
    }
}
