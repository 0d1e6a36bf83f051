using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A pattern that is a sequence of ASCII character classes, each repeated, from the string's start to its end, such as
/// <c>^[a-z][a-z0-9_.-]{0,31}$</c>. Each class takes as many bytes as it can: right only where the class that follows a
/// repetition of variable length shares no byte with it, which <see cref="Create"/> makes sure of.
/// </summary>
internal sealed unsafe class SequenceTest : StringTest
{
    private readonly byte[] _classes; // for each byte, a bit per class that it belongs to
    private readonly Step[] _steps;

    private SequenceTest(byte[] classes, Step[] steps)
    {
        _classes = classes;
        _steps = steps;
    }

    /// <summary>Makes a test of the classes; null if taking as many bytes as possible is not always right, or for more than eight different classes.</summary>
    public static SequenceTest? Create(IReadOnlyList<(IReadOnlySet<byte> Bytes, int Min, int Max)> terms)
    {
        var classes = new byte[256];
        var known = new List<IReadOnlySet<byte>>();
        var steps = new Step[terms.Count];
        for (var i = 0; i < terms.Count; i++)
        {
            var (bytes, min, max) = terms[i];
            if (min != max && !MayBeGreedy(terms, i))
                return null;
            var bit = known.FindIndex(set => set.SetEquals(bytes));
            if (bit < 0)
            {
                bit = known.Count;
                known.Add(bytes);
                if (bit > 7)
                    return null;
                foreach (var value in bytes)
                    classes[value] |= (byte)(1 << bit);
            }

            steps[i] = new Step(1 << bit, min, max);
        }

        return new SequenceTest(classes, steps);
    }

    public override bool Holds(byte* p, int length, RunState* run)
    {
        ref var classes = ref MemoryMarshal.GetArrayDataReference(_classes);
        var end = p + length;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            var last = end - p > step.Max ? p + step.Max : end;
            var start = p;
            while (p < last && (Unsafe.Add(ref classes, *p) & step.Class) != 0)
                p++;
            if (p - start < step.Min)
                return false;
        }

        return p == end;
    }

    // After a repetition of variable length, whatever may come next (all up to and including the first term that cannot be empty) must be disjoint from it.
    private static bool MayBeGreedy(IReadOnlyList<(IReadOnlySet<byte> Bytes, int Min, int Max)> terms, int index)
    {
        for (var next = index + 1; next < terms.Count; next++)
        {
            if (terms[next].Bytes.Overlaps(terms[index].Bytes))
                return false;
            if (terms[next].Min > 0)
                return true;
        }

        return true;
    }

    private readonly record struct Step(int Class, int Min, int Max);
}
