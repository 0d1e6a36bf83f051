using System.Numerics;
using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A pattern that is a sequence of ASCII character classes, each repeated, from the string's start to its end, such as
/// <c>^[a-z][a-z0-9_.-]{0,31}$</c>. Each class takes as many bytes as it can: right only where the class that follows a
/// repetition of variable length shares no byte with it, which <see cref="Create"/> makes sure of.
/// </summary>
internal sealed unsafe class SequenceTest : StringTest
{
    private readonly ByteClasses _classes;
    private readonly Step[] _steps;

    private SequenceTest(ByteClasses classes, Step[] steps)
    {
        _classes = classes;
        _steps = steps;
    }

    /// <summary>Makes a test of the classes; null if taking as many bytes as possible is not always right, or for too many different classes.</summary>
    public static SequenceTest? Create(IReadOnlyList<(IReadOnlySet<byte> Bytes, int Min, int Max)> terms)
    {
        if (Enumerable.Range(0, terms.Count).Any(i => terms[i].Min != terms[i].Max && !MayBeGreedy(terms, i)))
            return null;
        if (ByteClasses.Create([.. terms.Select(term => (IReadOnlyCollection<byte>)term.Bytes)], out byte[] masks) is not { } classes)
            return null;
        return new SequenceTest(classes, [.. terms.Select((term, i) => new Step(masks[i], term.Min, term.Max))]);
    }

    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (length > 32)
            return HoldsLong(p, length);

        // A class takes as many bytes as there are ones from its place on: no loop over bytes, whose end could not be foretold.
        Vector256<byte> bytes = _classes.Of(p);
        ulong text = (1UL << length) - 1;
        int place = 0;
        foreach (ref readonly Step step in _steps.AsSpan())
        {
            int count = BitOperations.TrailingZeroCount(~((ByteClasses.In(bytes, step.Class) & text) >> place));
            if (count < step.Min)
                return false;
            place += int.Min(count, step.Max);
        }

        return place == length;
    }

    private bool HoldsLong(byte* p, int length)
    {
        int place = 0;
        foreach (ref readonly Step step in _steps.AsSpan())
        {
            int count = CountOf(step, p + place, length - place);
            if (count < step.Min)
                return false;
            place += count;
        }

        return place == length;
    }

    // How many bytes a class takes of the length that is left.
    private int CountOf(in Step step, byte* p, int length)
    {
        int most = int.Min(length, step.Max), count = 0;
        while (count < most)
        {
            int more = BitOperations.TrailingZeroCount(~(ulong)ByteClasses.In(_classes.Of(p + count), step.Class));
            count += more;
            if (more < 32)
                break;
        }

        return int.Min(count, most);
    }

    // After a repetition of variable length, whatever may come next (all up to and including the first term that cannot be empty) must be disjoint from it.
    private static bool MayBeGreedy(IReadOnlyList<(IReadOnlySet<byte> Bytes, int Min, int Max)> terms, int index)
    {
        for (int next = index + 1; next < terms.Count; next++)
        {
            if (terms[next].Bytes.Overlaps(terms[index].Bytes))
                return false;
            if (terms[next].Min > 0)
                return true;
        }

        return true;
    }

    private readonly record struct Step(byte Class, int Min, int Max);
}
