namespace SchemaPacks;

/// <summary>Counts the events under way, so that stopping can wait for them and let no other in.</summary>
internal sealed class IntakeGate
{
    private const int Closed = 1 << 30;

    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state; // events under way, plus Closed

    /// <summary>Lets an event in, unless the gate is closed. Who got in calls <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if ((Interlocked.Increment(ref _state) & Closed) == 0)
            return true;
        Leave();
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _state) == Closed)
            _empty.TrySetResult();
    }

    /// <summary>Closes the gate.</summary>
    /// <returns>Completes when all who were in have left. False when it was closed before.</returns>
    public (bool IsFirst, Task Empty) Close()
    {
        int before = Interlocked.Or(ref _state, Closed);
        if (before == 0)
            _empty.TrySetResult();
        return ((before & Closed) == 0, _empty.Task);
    }
}
