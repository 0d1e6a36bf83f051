namespace SchemaPacks;

/// <summary>
/// Counts the events under way and their bytes: no more come in than memory is meant for, and stopping can wait for those that are in and let no other in.
/// </summary>
internal sealed class IntakeGate(long maxBytes)
{
    /// <summary>What an event takes beside its own bytes: records, tasks, places in queues. An estimate.</summary>
    private const int Overhead = 1024;

    // One number holds all, so that an event which comes or goes is one step: bytes below, events above them, and whether it is closed.
    private const int BytesWidth = 38;
    private const long One = 1L << BytesWidth, BytesMask = One - 1, MaxCount = 1 << 23, Closed = 1L << 62;

    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _maxBytes = Math.Min(maxBytes, BytesMask / 2);
    private long _state;

    public int Count => (int)((Volatile.Read(ref _state) & ~Closed) >> BytesWidth);

    public long Bytes => Volatile.Read(ref _state) & BytesMask;

    public bool IsClosed => (Volatile.Read(ref _state) & Closed) != 0;

    /// <summary>Lets an event in, unless the gate is closed or too much is under way; a single event always finds room. Who got in calls <see cref="Leave(int)"/>.</summary>
    public bool TryEnter(int bytes)
    {
        long state = Interlocked.Add(ref _state, One + bytes + Overhead);
        long under = state & BytesMask;
        if (state < Closed && (state >> BytesWidth == 1 || (under <= _maxBytes && state >> BytesWidth <= MaxCount)))
            return true;
        Leave(bytes);
        return false;
    }

    /// <param name="bytes">As many as it entered with.</param>
    public void Leave(int bytes) => Leave(1, bytes);

    /// <param name="events">How many leave.</param>
    /// <param name="bytes">As many as they entered with.</param>
    public void Leave(int events, long bytes)
    {
        if (Interlocked.Add(ref _state, -(events * (One + Overhead)) - bytes) == Closed)
            _empty.TrySetResult();
    }

    /// <summary>Completes when the gate is closed and all who were in have left.</summary>
    public Task Empty => _empty.Task;

    /// <summary>Closes the gate.</summary>
    /// <returns>False when it was closed before.</returns>
    public bool Close()
    {
        long before = Interlocked.Or(ref _state, Closed);
        if (before == 0)
            _empty.TrySetResult();
        return (before & Closed) == 0;
    }
}
