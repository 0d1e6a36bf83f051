namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>When to try again after a failure: soon, then at intervals that double up to five seconds, so that a disk which works again is soon found.</summary>
internal sealed class RetryPace(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _interval;
    private long _failedAt;

    /// <summary>The last failure; null when the last try went well.</summary>
    public IOException? Failure { get; private set; }

    public bool MayTry => DueIn() <= TimeSpan.Zero;

    public TimeSpan DueIn()
    {
        TimeSpan left = _interval - time.GetElapsedTime(_failedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Fail(IOException failure)
    {
        _interval = Failure is null ? Shortest : _interval * 2 < Longest ? _interval * 2 : Longest;
        _interval = _interval < Shortest ? Shortest : _interval;
        Failure = failure;
        _failedAt = time.GetTimestamp();
    }

    public void Succeed() => Failure = null;

    /// <summary>Lets the next try be at once.</summary>
    public void Hurry() => _interval = TimeSpan.Zero;
}
