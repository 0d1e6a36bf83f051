namespace SchemaPacks.Fuzz.Generating;

/// <summary>Chance with a seed: the same seed gives the same cases on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From 0 up to, but without, <paramref name="end"/>.</summary>
    public int Next(int end) => _random.Next(end);

    public bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    public T Pick<T>(params IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Each with the chance of one in <paramref name="oneIn"/>, in their order.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> from, int oneIn) => from.Where(_ => Chance(oneIn));

    public IEnumerable<T> Shuffled<T>(IEnumerable<T> from)
    {
        var shuffled = from.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
