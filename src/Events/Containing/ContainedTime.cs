namespace SchemaPacks.Containing;

/// <summary>
/// A clock that somebody else wrote, which may throw. The loops that record, write and publish must not end for that: where it throws, the system's clock is asked for the
/// time of day, and for spans of time nothing passes.
/// </summary>
internal sealed class ContainedTime : TimeProvider
{
    private readonly TimeProvider _time;
    private readonly long _frequency;
    private long _last; // the latest timestamp that it gave

    private ContainedTime(TimeProvider time)
    {
        _time = time;
        _frequency = time.TimestampFrequency; // throws at the start, if at all
        _last = time.GetTimestamp();
    }

    public override long TimestampFrequency => _frequency;

    public override TimeZoneInfo LocalTimeZone => _time.LocalTimeZone;

    /// <summary>The clock itself where it is the system's, which does not throw.</summary>
    public static TimeProvider Of(TimeProvider? time) => time is null || time == System ? System : time as ContainedTime ?? new ContainedTime(time);

    public override DateTimeOffset GetUtcNow()
    {
        try
        {
            return _time.GetUtcNow();
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return System.GetUtcNow();
        }
    }

    public override long GetTimestamp()
    {
        try
        {
            long now = _time.GetTimestamp();
            Interlocked.Exchange(ref _last, now);
            return now;
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return Interlocked.Read(ref _last);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        try
        {
            return new ContainedTimer(_time.CreateTimer(callback, state, dueTime, period), callback, state);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }
    }

    // Where it cannot be set, a timer of the system does what it should.
    private sealed class ContainedTimer(ITimer timer, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _timer = timer;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            try
            {
                return _timer.Change(dueTime, period);
            }
#pragma warning disable CA1031 // Do not catch general exception types
            catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
            {
                _timer = System.CreateTimer(callback, state, dueTime, period);
                return true;
            }
        }

        public void Dispose() => _timer.Dispose();

        public ValueTask DisposeAsync() => _timer.DisposeAsync();
    }
}
