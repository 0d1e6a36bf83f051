using System.Diagnostics;
using SchemaPacks.Recording;

namespace SchemaPacks.Outcomes;

/// <summary>
/// Hears what becomes of every event, and lets others count and watch it. Off until somebody asks: recording then pays for a look at a flag. Whoever watches never holds up an
/// event.
/// </summary>
internal sealed class OutcomeFeed : IDisposable
{
    /// <summary>How long outcomes are kept after the last who watched has gone: who comes back has missed none.</summary>
    public static readonly TimeSpan Lingering = TimeSpan.FromMinutes(1);

    private const int Capacity = 16_384;
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly ITimer _linger;
    private int _watchers;
    private volatile bool _isWatched;
    private volatile OutcomeCounts? _counts;

    public OutcomeFeed(TimeProvider time)
    {
        _time = time;
        _linger = time.CreateTimer(_ => EndWatch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Names this run of the log: numbers of outcomes begin anew with each.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    public OutcomeRing Ring { get; } = new(Capacity, MaxBytes);

    /// <summary>Whether outcomes are wanted at all.</summary>
    public bool IsOn => _isWatched || _counts is not null;

    /// <summary>What was counted since <see cref="Count"/>; null before.</summary>
    public OutcomeCounts? Counts => _counts;

    /// <summary>How many watch at this moment.</summary>
    public int Watchers
    {
        get
        {
            lock (_lock)
                return _watchers;
        }
    }

    /// <summary>Counts outcomes from now on.</summary>
    /// <param name="queued">How many records wait for handlers.</param>
    public OutcomeCounts Count(Func<int> queued)
    {
        lock (_lock)
            return _counts ??= new OutcomeCounts(_time, queued);
    }

    /// <summary>Keeps outcomes in the ring until the result is disposed, and a little longer.</summary>
    public IDisposable Watch()
    {
        lock (_lock)
        {
            _watchers++;
            _linger.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (!_isWatched && _counts is { } counts)
                Ring.Skip(counts.Total);
            _isWatched = true;
        }

        return new Watching(this);
    }

    /// <summary>When an event begins, if its outcome is wanted; else 0.</summary>
    public long Start() => IsOn ? Stopwatch.GetTimestamp() : 0;

    /// <summary>An event that had a plan got its outcome. Its records are still there.</summary>
    public void Tell(SentEvent sent, EventOutcome outcome)
    {
        if (!IsOn)
            return;
        TimeSpan? duration = sent.Since == 0 ? null : Stopwatch.GetElapsedTime(sent.Since);
        DateTimeOffset now = _time.GetUtcNow();
        _counts?.Add(sent.Plan, outcome, duration, now);
        if (_isWatched)
            Show(new SeenOutcome(now, sent.Plan.Schema.Key, outcome) { Duration = duration }, outcome.IsAcknowledged ? sent : null);
    }

    /// <summary>An event was refused before it began, or by who reads it from a request.</summary>
    /// <param name="key">The schema that its sender named; null where none could be read.</param>
    /// <param name="isKnown">Whether there is that schema.</param>
    /// <param name="outcome">Why.</param>
    public void Refuse(SchemaKey? key, bool isKnown, EventOutcome outcome)
    {
        if (!IsOn)
            return;
        SchemaKey? shown = key is { } named && !isKnown ? SeenOutcome.Shorten(named) : key;
        DateTimeOffset now = _time.GetUtcNow();
        _counts?.Refuse(shown, isKnown, outcome, now);
        if (_isWatched)
            Show(new SeenOutcome(now, shown, outcome), recorded: null);
    }

    public void Dispose()
    {
        _linger.Dispose();
        _counts?.Dispose();
    }

    // An event that was refused is not what its schema declares, so its categories do not speak for what is in it: nothing of it is shown.
    private void Show(SeenOutcome outcome, SentEvent? recorded)
    {
        if (recorded is not null)
        {
            ReadOnlyMemory<byte> record = ShownRecord.Of(recorded);
            outcome = record.Length <= SeenOutcome.MaxRecordBytes ? outcome with { Record = record.ToArray() } : outcome with { HiddenBytes = record.Length };
        }

        Ring.Add(outcome);
    }

    private void Leave()
    {
        lock (_lock)
            if (--_watchers == 0)
                _linger.Change(Lingering, Timeout.InfiniteTimeSpan);
    }

    private void EndWatch()
    {
        lock (_lock)
        {
            if (_watchers > 0)
                return;
            _isWatched = false;
            Ring.Clear();
        }
    }

    private sealed class Watching(OutcomeFeed feed) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                feed.Leave();
        }
    }
}
