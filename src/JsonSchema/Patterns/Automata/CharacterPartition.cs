namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>All code points in classes, such that a pattern treats those of one class alike: each of its sets holds a class whole or not at all.</summary>
internal sealed class CharacterPartition
{
    /// <summary>The most classes: what one byte tells apart.</summary>
    public const int MaxClasses = 255;

    /// <summary>Code points below this, which take two bytes of UTF-8 at the most, are looked up.</summary>
    public const int LowEnd = 0x800;

    private readonly int[] _starts;
    private readonly byte[] _classes;

    private CharacterPartition(int[] starts, byte[] classes, int count)
    {
        (_starts, _classes, Count) = (starts, classes, count);
        Low = new byte[LowEnd];
        for (var codePoint = 0; codePoint < LowEnd; codePoint++)
            Low[codePoint] = Of(codePoint);
    }

    /// <summary>How many classes there are.</summary>
    public int Count { get; }

    /// <summary>The code points at which another class may begin, ascending from 0.</summary>
    public IReadOnlyList<int> Starts => _starts;

    /// <summary>What it takes of a <see cref="PatternMemory"/>.</summary>
    public int Size => _starts.Length + ((_classes.Length + Low.Length) / sizeof(int));

    /// <summary>The class of each code point below <see cref="LowEnd"/>.</summary>
    public byte[] Low { get; }

    /// <summary>Null for more than <see cref="MaxClasses"/>.</summary>
    public static CharacterPartition? Of(IReadOnlyList<CodePointSet> sets)
    {
        int[] starts = [.. sets.SelectMany(set => set.Ranges).SelectMany(range => (int[])[range.From, range.To + 1]).Append(0).Where(start => start <= CodePointSet.Last).Distinct().Order()];
        var classes = new int[starts.Length];
        var count = 1;
        var parts = new Dictionary<int, int>();
        foreach (var set in sets)
        {
            // The part of each class that is in the set becomes a class of its own.
            parts.Clear();
            foreach (var interval in Intervals(starts, set))
            {
                if (!parts.TryGetValue(classes[interval], out var part))
                    parts[classes[interval]] = part = count++;
                classes[interval] = part;
            }
        }

        var numbers = new Dictionary<int, int>();
        foreach (var old in classes)
            numbers.TryAdd(old, numbers.Count);
        return numbers.Count <= MaxClasses ? new CharacterPartition(starts, [.. classes.Select(old => (byte)numbers[old])], numbers.Count) : null;
    }

    public byte Of(int codePoint)
    {
        var index = Array.BinarySearch(_starts, codePoint);
        return _classes[index >= 0 ? index : ~index - 1];
    }

    /// <summary>For each class whether the set, one of those that the partition was made of, holds it.</summary>
    public bool[] ClassesIn(CodePointSet set)
    {
        var held = new bool[Count];
        foreach (var interval in Intervals(_starts, set))
            held[_classes[interval]] = true;
        return held;
    }

    private static IEnumerable<int> Intervals(int[] starts, CodePointSet set)
    {
        foreach (var (from, to) in set.Ranges)
        {
            for (var index = Array.BinarySearch(starts, from); index < starts.Length && starts[index] <= to; index++)
                yield return index;
        }
    }
}
