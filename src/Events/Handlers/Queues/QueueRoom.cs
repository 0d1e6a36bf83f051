using SchemaPacks.Configuration;

namespace SchemaPacks.Handlers.Queues;

/// <summary>How much room a queue has. Counted in records and in bytes: few large ones are as many as many small ones.</summary>
/// <remarks>Records that come in together may find the last room together, so the queue may hold a few more than allowed, as many as there are senders at once.</remarks>
internal sealed class QueueRoom(int maxCount, long maxBytes, TimeProvider time)
{
    private readonly Lock _waiting = new();
    private TaskCompletionSource? _freed;
    private int _count;
    private long _bytes;

    public int Count => Volatile.Read(ref _count);

    public long Bytes => Volatile.Read(ref _bytes);

    public bool IsFull => Count >= maxCount || Bytes >= maxBytes;

    public void Take(int bytes)
    {
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Free(int bytes)
    {
        Interlocked.Decrement(ref _count);
        Interlocked.Add(ref _bytes, -bytes);
        if (Volatile.Read(ref _freed) is null || IsFull)
            return;
        lock (_waiting)
        {
            _freed?.SetResult();
            _freed = null;
        }
    }

    /// <summary>Waits until there is room.</summary>
    /// <param name="limit">How long; <see cref="WhenFull.Wait"/> says so, the other ways do not wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there is room.</returns>
    public ValueTask<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => IsFull ? new(WaitForRoomAsync(limit, cancellationToken)) : new(true);

    private async Task<bool> WaitForRoomAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        while (true)
        {
            Task freed = NextFreed();
            if (!IsFull)
                return true;
            TimeSpan left = limit - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
                return false;
            try
            {
                await freed.WaitAsync(left, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return !IsFull;
            }
        }
    }

    private Task NextFreed()
    {
        lock (_waiting)
            return (_freed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }
}
