namespace SchemaPacks;

/// <summary>
/// Counts the events under way and their bytes: no more come in than memory is meant for, and stopping can wait for those that are in and let no other in.
/// </summary>
internal sealed class IntakeGate(long maxBytes)
{
    /// <summary>What an event takes beside its own bytes: records, tasks, places in queues. An estimate.</summary>
    private const int Overhead = 512;

    private const int Closed = 1 << 30;

    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state; // events under way, plus Closed
    private long _bytes;

    public int Count => Volatile.Read(ref _state) & ~Closed;

    public long Bytes => Volatile.Read(ref _bytes);

    public bool IsClosed => (Volatile.Read(ref _state) & Closed) != 0;

    /// <summary>Lets an event in, unless the gate is closed or too much is under way; a single event always finds room. Who got in calls <see cref="Leave"/>.</summary>
    public bool TryEnter(int bytes)
    {
        long before = Interlocked.Add(ref _bytes, bytes + Overhead) - bytes - Overhead;
        bool isClosed = (Interlocked.Increment(ref _state) & Closed) != 0;
        if (!isClosed && (before == 0 || before + bytes + Overhead <= maxBytes))
            return true;
        Leave(bytes);
        return false;
    }

    /// <param name="bytes">As many as it entered with.</param>
    public void Leave(int bytes)
    {
        Interlocked.Add(ref _bytes, -bytes - Overhead);
        if (Interlocked.Decrement(ref _state) == Closed)
            _empty.TrySetResult();
    }

    /// <summary>Completes when the gate is closed and all who were in have left.</summary>
    public Task Empty => _empty.Task;

    /// <summary>Closes the gate.</summary>
    /// <returns>False when it was closed before.</returns>
    public bool Close()
    {
        int before = Interlocked.Or(ref _state, Closed);
        if (before == 0)
            _empty.TrySetResult();
        return (before & Closed) == 0;
    }
}
