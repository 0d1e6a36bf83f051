using System.Collections.Concurrent;
using SchemaPacks.Resolving;

namespace SchemaPacks.Outcomes;

/// <summary>Counts what became of events, by schema and by time, and keeps the reasons of the latest refusals. All of it is bounded, and none of it holds an event's values.</summary>
internal sealed class OutcomeCounts : IDisposable
{
    /// <summary>Schemas that are counted apart. Reloads may bring others without end.</summary>
    private const int MaxSchemas = 10_000;

    private readonly ConcurrentDictionary<SchemaKey, SchemaCount> _schemas = new();
    private readonly SchemaCount _others = new(null);
    private readonly LatencyHistogram _latency = new();
    private readonly TimeProvider _time;
    private readonly Func<int> _queued;
    private readonly ITimer _timer;

    public OutcomeCounts(TimeProvider time, Func<int> queued)
    {
        (_time, _queued) = (time, queued);
        _timer = time.CreateTimer(_ => Sample(), null, OutcomeHistory.Interval, OutcomeHistory.Interval);
    }

    /// <summary>The last day, in pieces.</summary>
    public OutcomeHistory History { get; } = new();

    public LatestRefusals Refusals { get; } = new();

    /// <summary>Every outcome since the counting began.</summary>
    public long Total => Sum(count => count.Recorded + count.Refused);

    /// <summary>The schemas of which there were events, in no order.</summary>
    public IEnumerable<SchemaCount> Schemas
    {
        get
        {
            DateTimeOffset now = _time.GetUtcNow();
            foreach (SchemaCount count in _schemas.Values)
                count.See(now);
            return _schemas.Values;
        }
    }

    public void Add(EventPlan plan, EventOutcome outcome, TimeSpan? duration, DateTimeOffset now)
    {
        SchemaCount count = plan.Count ??= CountOf(plan.Schema.Key);
        if (outcome.IsAcknowledged)
        {
            Interlocked.Increment(ref count.Recorded);
            if (duration is { } taken)
                _latency.Add(taken);
            return;
        }

        Interlocked.Increment(ref count.Refused);
        Refusals.Add(plan.Schema.Key, outcome, now);
    }

    public void Refuse(SchemaKey? key, bool isKnown, EventOutcome outcome, DateTimeOffset now)
    {
        SchemaCount count = isKnown && key is { } known ? CountOf(known) : _others;
        Interlocked.Increment(ref count.Refused);
        Refusals.Add(key, outcome, now);
    }

    public void Dispose() => _timer.Dispose();

    private void Sample()
    {
        DateTimeOffset now = _time.GetUtcNow();
        foreach (SchemaCount count in _schemas.Values)
            count.See(now);
        (float? p50, float? p99) = _latency.Take();
        History.Add(now, Sum(count => count.Recorded), Sum(count => count.Refused), p50, p99, _queued());
    }

    private SchemaCount CountOf(SchemaKey key) =>
        _schemas.TryGetValue(key, out SchemaCount? count) ? count
        : _schemas.Count < MaxSchemas ? _schemas.GetOrAdd(key, static key => new SchemaCount(key))
        : _others;

    private long Sum(Func<SchemaCount, long> part) => _schemas.Values.Sum(part) + part(_others);
}
