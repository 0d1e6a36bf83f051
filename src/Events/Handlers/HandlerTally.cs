namespace SchemaPacks.Handlers;

/// <summary>What was counted under a handler's name since the log was opened. Any thread may add, by <see cref="Interlocked"/>.</summary>
internal sealed class HandlerTally
{
    /// <summary>Records that it took.</summary>
    public long Taken;

    /// <summary>Records that it did not take.</summary>
    public long Failed;

    /// <summary>Attempts beyond the first.</summary>
    public long Retried;

    /// <summary>Records that it missed because its queue was full.</summary>
    public long Dropped;
}
