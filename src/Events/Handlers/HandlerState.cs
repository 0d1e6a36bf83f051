namespace SchemaPacks.Handlers;

/// <summary>What is counted of one handler, and how it fares now.</summary>
/// <param name="time">The clock.</param>
/// <param name="tally">The counts. A pack's handler whose code is loaded again goes on with those of the one before: what is counted never falls.</param>
internal sealed class HandlerState(TimeProvider time, HandlerTally tally)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock _saying = new();
    private long _failedAt;
    private long _saidAt;
    private volatile bool _isPaused;
    private volatile bool _failedLast;
    private volatile SeenFailure? _lastFailure;

    public long Taken => Interlocked.Read(ref tally.Taken);

    public long Failed => Interlocked.Read(ref tally.Failed);

    public long Retried => Interlocked.Read(ref tally.Retried);

    public long Dropped => Interlocked.Read(ref tally.Dropped);

    public bool IsPaused => _isPaused;

    /// <summary>Whether the last record it was offered was not taken.</summary>
    public bool FailedLast => _failedLast;

    /// <summary>How long ago it last did not take a record, or was paused. Of no meaning where it never was.</summary>
    public TimeSpan SinceFailure => time.GetElapsedTime(Interlocked.Read(ref _failedAt));

    /// <summary>The last time that it did not take a record; null when it never failed.</summary>
    public SeenFailure? LastFailure => _lastFailure;

    public void Succeed()
    {
        Interlocked.Increment(ref tally.Taken);
        if (_failedLast)
            _failedLast = false;
    }

    /// <summary>It did not take a record.</summary>
    /// <param name="exception">What it threw. Only its type is kept: the text may hold an event's values.</param>
    /// <returns>
    /// How many that are, where it is to be said: at 1, 2, 4, 8…, and when a quiet time is over, so that each outage is said early and none floods the log. Otherwise 0.
    /// </returns>
    public long Fail(Type exception)
    {
        _lastFailure = new SeenFailure(time.GetUtcNow(), exception.Name);
        long failed = Interlocked.Increment(ref tally.Failed);
        long now = time.GetTimestamp();
        Interlocked.Exchange(ref _failedAt, now);
        _failedLast = true;
        lock (_saying)
        {
            if (!long.IsPow2(failed) && time.GetElapsedTime(_saidAt, now) < Quiet)
                return 0;
            _saidAt = now;
            return failed;
        }
    }

    public void Retry() => Interlocked.Increment(ref tally.Retried);

    public long Drop() => Interlocked.Increment(ref tally.Dropped);

    public void Pause()
    {
        Interlocked.Exchange(ref _failedAt, time.GetTimestamp());
        _isPaused = true;
    }

    public void Resume() => _isPaused = false;
}

/// <summary>A handler's failure.</summary>
/// <param name="Time">When it was.</param>
/// <param name="Exception">The exception's type.</param>
internal sealed record SeenFailure(DateTimeOffset Time, string Exception);
