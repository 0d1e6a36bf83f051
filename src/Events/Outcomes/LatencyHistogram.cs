namespace SchemaPacks.Outcomes;

/// <summary>How long events took, in buckets that each span an eighth of a doubling, from a microsecond to an hour: percentiles are right to 9 %.</summary>
internal sealed class LatencyHistogram
{
    private const int PerDoubling = 8, Doublings = 32;

    private readonly long[] _buckets = new long[PerDoubling * Doublings];

    public void Add(TimeSpan duration) => Interlocked.Increment(ref _buckets[Bucket(duration.TotalMicroseconds)]);

    /// <summary>The percentiles, in milliseconds, of what was added since the last call; null where nothing was.</summary>
    public (float? P50, float? P99) Take()
    {
        Span<long> taken = stackalloc long[_buckets.Length];
        long total = 0;
        for (int index = 0; index < taken.Length; index++)
            total += taken[index] = Interlocked.Exchange(ref _buckets[index], 0);
        return total == 0 ? (null, null) : (At(taken, total * 0.5), At(taken, total * 0.99));
    }

    private static float At(ReadOnlySpan<long> buckets, double rank)
    {
        long sum = 0;
        for (int index = 0; index < buckets.Length; index++)
            if ((sum += buckets[index]) >= rank)
                return (float)(Math.Pow(2, (index + 0.5) / PerDoubling) / 1000); // the middle of the bucket
        return 0;
    }

    private static int Bucket(double microseconds) =>
        microseconds <= 1 ? 0 : Math.Min(PerDoubling * Doublings - 1, (int)(Math.Log2(microseconds) * PerDoubling));
}
