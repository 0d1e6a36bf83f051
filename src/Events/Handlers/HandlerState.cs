namespace SchemaPacks.Handlers;

/// <summary>What is counted of one handler.</summary>
internal sealed class HandlerState
{
    private long _taken;
    private long _failed;
    private long _retried;
    private long _dropped;
    private volatile bool _isPaused;
    private volatile bool _failedLast;

    public long Taken => Interlocked.Read(ref _taken);

    public long Failed => Interlocked.Read(ref _failed);

    public long Retried => Interlocked.Read(ref _retried);

    public long Dropped => Interlocked.Read(ref _dropped);

    public bool IsPaused => _isPaused;

    /// <summary>Whether the last record it was offered was not taken.</summary>
    public bool FailedLast => _failedLast;

    public void Succeed()
    {
        Interlocked.Increment(ref _taken);
        if (_failedLast)
            _failedLast = false;
    }

    public void Fail()
    {
        Interlocked.Increment(ref _failed);
        _failedLast = true;
    }

    public void Retry() => Interlocked.Increment(ref _retried);

    public long Drop() => Interlocked.Increment(ref _dropped);

    public void Pause() => _isPaused = true;

    public void Resume() => _isPaused = false;
}
