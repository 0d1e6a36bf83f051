namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>How much the automata of one validator may still grow, counted in numbers of four bytes.</summary>
internal sealed class PatternMemory(int left)
{
    /// <summary>32 MiB for all patterns of a schema.</summary>
    public const int DefaultSize = 8 << 20;

    private int _left = left;

    public bool TryTake(int size)
    {
        if (Interlocked.Add(ref _left, -size) >= 0)
            return true;
        Interlocked.Add(ref _left, size);
        return false;
    }
}
