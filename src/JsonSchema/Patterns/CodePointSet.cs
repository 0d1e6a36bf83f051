namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>A set of Unicode code points as sorted, disjoint, inclusive ranges.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private CodePointSet(IReadOnlyList<(int From, int To)> ranges) => Ranges = ranges;

    /// <summary>Sets of the same code points are equal.</summary>
    public static IEqualityComparer<CodePointSet> ByRanges { get; } = EqualityComparer<CodePointSet>.Create(
        (one, other) => one!.Ranges.SequenceEqual(other!.Ranges),
        set => set.Ranges.Aggregate(set.Ranges.Count, HashCode.Combine));

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet All { get; } = new([(0, Last)]);

    public IReadOnlyList<(int From, int To)> Ranges { get; }

    public static CodePointSet Of(int codePoint) => new([(codePoint, codePoint)]);

    public static CodePointSet Of(params ReadOnlySpan<(int From, int To)> ranges) => Normalised([.. ranges]);

    public static CodePointSet Union(IEnumerable<CodePointSet> sets) => Normalised([.. sets.SelectMany(set => set.Ranges)]);

    /// <summary>The code points for which a predicate holds; asks for each of the 1,114,112 once.</summary>
    public static CodePointSet Where(Func<int, bool> holds)
    {
        var ranges = new List<(int From, int To)>();
        for (var codePoint = 0; codePoint <= Last; codePoint++)
        {
            if (!holds(codePoint))
                continue;
            var from = codePoint;
            while (codePoint < Last && holds(codePoint + 1))
                codePoint++;
            ranges.Add((from, codePoint));
        }

        return new CodePointSet(ranges);
    }

    public CodePointSet Complement()
    {
        var ranges = new List<(int, int)>();
        var next = 0;
        foreach (var (from, to) in Ranges)
        {
            if (from > next)
                ranges.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last)
            ranges.Add((next, Last));
        return new CodePointSet(ranges);
    }

    public CodePointSet Without(CodePointSet other) => Union([Complement(), other]).Complement();

    private static CodePointSet Normalised(List<(int From, int To)> ranges)
    {
        ranges.Sort();
        var merged = new List<(int From, int To)>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            else
                merged.Add(range);
        }

        return new CodePointSet(merged);
    }
}
