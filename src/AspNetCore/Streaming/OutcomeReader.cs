using SchemaPacks.Outcomes;

namespace SchemaPacks.Streaming;

/// <summary>Reads outcomes from the ring at one reader's own pace: at most ten times a second, unless there is more than fits into one reading.</summary>
internal sealed class OutcomeReader(OutcomeFeed feed, TimeProvider time, long after)
{
    private const int MaxItems = 256;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SeenOutcome[] _items = new SeenOutcome[MaxItems];
    private long _lastLook;

    /// <summary>The number of the last outcome that was read.</summary>
    public long After { get; private set; } = after;

    /// <summary>The number of the first outcome of the last reading.</summary>
    public long First { get; private set; }

    /// <summary>How many outcomes went by before it, unread.</summary>
    public long Missed { get; private set; }

    /// <summary>What was read last.</summary>
    public ReadOnlySpan<SeenOutcome> Items => _items.AsSpan(0, (int)(After - First + 1));

    /// <summary>Whether there is nothing more to read at this moment.</summary>
    public bool IsUpToDate => After >= feed.Ring.Newest;

    /// <summary>Waits for outcomes and reads them.</summary>
    /// <returns>False when none came for a while: it is time for a sign of life.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (IsUpToDate && Pace - time.GetElapsedTime(_lastLook) is { Ticks: > 0 } rest && _lastLook != 0)
            await Task.Delay(rest, time, cancellationToken);
        try
        {
            await feed.Ring.WaitAsync(After).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }

        _lastLook = time.GetTimestamp();
        (long first, int count) = feed.Ring.Read(After, _items);
        Missed = Math.Max(0, first - After - 1);
        (First, After) = (first, first + count - 1);
        return true;
    }
}
