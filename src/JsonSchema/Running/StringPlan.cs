using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Judges strings by their length in code points, patterns and formats.</summary>
/// <param name="minLength">In code points.</param>
/// <param name="maxLength">In code points.</param>
/// <param name="tests">Patterns and formats, all of which must hold.</param>
/// <param name="next">Judges values of other kinds.</param>
internal sealed unsafe class StringPlan(int minLength, int maxLength, StringTest[] tests, Plan next) : Plan
{
    // An escaped string of more bytes than this, on which something depends, is left to the explaining pass.
    private const int UnescapeCapacity = 2048;

    private readonly bool _takesAll = minLength == 0 && maxLength == int.MaxValue && tests.Length == 0;
    private readonly StringTest? _first = tests.FirstOrDefault();
    private readonly StringTest[] _others = [.. tests.Skip(1)];

    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '"')
            return next.Run(p, run);
        p++;
        byte* end = JsonScan.StringEnd(p, out StringTraits traits);
        if (end == null)
            return null;
        if (_takesAll)
            return end + 1;
        if (traits != StringTraits.Plain)
            return Unusual(p, end, traits, run) ? end + 1 : null;
        int length = (int)(end - p);
        return Holds(p, length, length, run) ? end + 1 : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Holds(byte* p, int length, int codePoints, RunState* run) =>
        codePoints >= minLength && codePoints <= maxLength
        && (_first is null || _first.Holds(p, length, run))
        && (_others.Length == 0 || HoldOthers(p, length, run));

    private bool HoldOthers(byte* p, int length, RunState* run)
    {
        foreach (StringTest test in _others)
        {
            if (!run->Spend(length) || !test.Holds(p, length, run))
                return false;
        }

        return true;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Unusual(byte* p, byte* end, StringTraits traits, RunState* run)
    {
        int length = (int)(end - p);
        if ((traits & StringTraits.Escaped) == 0)
            return Holds(p, length, CodePoints.Count(p, length), run);
        if (length > UnescapeCapacity)
            return run->GiveUp() != null;

        byte* text = stackalloc byte[UnescapeCapacity + JsonScan.Padding];
        length = StringEscape.Unescape(p, end, text);
        new Span<byte>(text + length, JsonScan.Padding).Clear();
        return Holds(text, length, CodePoints.Count(text, length), run);
    }
}
