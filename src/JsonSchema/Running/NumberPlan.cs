using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Judges numbers, exactly: bounds, integers, multiples, allowed values.</summary>
internal sealed unsafe class NumberPlan : Plan
{
    private readonly bool _takesAll;

    public NumberPlan(NumberBounds bounds, Plan next)
    {
        Bounds = bounds;
        Next = next;
        _takesAll = bounds.TakesAll;
    }

    private NumberBounds Bounds { get; }

    private Plan Next { get; }

    public override byte* Run(byte* p, RunState* run)
    {
        if ((uint)(*p - '0') > 9 && *p != '-')
            return Next.Run(p, run);
        if (_takesAll)
            return JsonScan.NumberEnd(p);
        byte* end = NumberToken.Read(p, out NumberToken number, out bool isExact);
        if (end == null)
            return null;
        if (!isExact)
            return run->GiveUp();
        return Holds(number, p, end, run) ? end : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Holds(NumberToken number, byte* p, byte* end, RunState* run)
    {
        NumberBounds bounds = Bounds;
        if (bounds.IntegerOnly && !number.IsInteger)
            return false;
        if (bounds.IntegerTextOnly && new ReadOnlySpan<byte>(p, (int)(end - p)).IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
            return false;
        foreach (NumberBounds.Limit limit in bounds.Limits)
        {
            if (!limit.Holds(number))
                return false;
        }

        return bounds.IsSimple || HoldsRest(number, run);
    }

    private bool HoldsRest(NumberToken number, RunState* run)
    {
        foreach (NumberToken divisor in Bounds.Divisors)
        {
            if (!run->Spend(0))
                return false;
            bool? multiple = number.IsMultipleOf(divisor);
            if (multiple is null)
                return run->GiveUp() != null;
            if (!multiple.Value)
                return false;
        }

        return Bounds.Values is null || Bounds.Values.Contains(number.Normalised());
    }
}
