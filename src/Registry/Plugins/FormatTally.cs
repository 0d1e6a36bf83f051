namespace SchemaPacks.Plugins;

/// <summary>What was counted of a pack's format since the registry was opened, whatever code checked it. Any thread may add, by <see cref="Interlocked"/>.</summary>
internal sealed class FormatTally
{
    /// <summary>Calls that threw.</summary>
    public long Failed;

    /// <summary>Calls that took too long.</summary>
    public long Slow;
}
