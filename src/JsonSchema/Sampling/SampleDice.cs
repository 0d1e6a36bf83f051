namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Chance with a seed. Its own generator, since that of .NET may differ from version to version, and samples are written into files.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
internal sealed class SampleDice(int seed)
{
    private ulong _state = (ulong)(uint)seed;

    /// <summary>From 0 up to, but without, <paramref name="end"/>.</summary>
    public int Next(int end) => (int)(Next() % (ulong)end);

    /// <summary>True once in so many times.</summary>
    public bool Chance(int oneIn) => Next(oneIn) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
