using System.Numerics;
using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>unevaluatedProperties</c> where what is evaluated depends on branches: asks which of them the object meets, then judges the members left.</summary>
/// <param name="evaluated">What depends on what.</param>
/// <param name="parts">The members of each part.</param>
/// <param name="rest">Judges the values of other members.</param>
internal sealed unsafe class UnevaluatedMembersGroup(Evaluated evaluated, EvaluatedMembers[] parts, Plan rest) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, ulong alive, RunState* run)
    {
        ulong present = evaluated.Of(p, end, run);
        if (run->Undecided || !run->Spend((nint)(end - p)))
            return false;
        for (byte* member = JsonScan.Space(p + 1); *member != '}';)
        {
            byte* name = member + 1;
            byte* quote = JsonScan.NameEnd(name);
            byte* value = JsonScan.Space(JsonScan.Space(quote + 1) + 1);
            bool isEvaluated = IsEvaluated(present, name, (int)(quote - name), run);
            if (run->Undecided || (!isEvaluated && !Meets(rest, value, value, run)))
                return false;
            member = WellFormed.Next(WellFormed.End(value));
        }

        return true;
    }

    private bool IsEvaluated(ulong present, byte* name, int length, RunState* run) =>
        MemberName.HasEscapes(name, length) ? IsEscapedEvaluated(present, name, length, run) : IsEvaluated(present, name, length, name, length, run);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsEscapedEvaluated(ulong present, byte* name, int length, RunState* run)
    {
        byte* text = stackalloc byte[MemberName.Capacity + JsonScan.Padding];
        int textLength = length;
        return MemberName.TryUnescape(name, ref textLength, text, run) && IsEvaluated(present, name, length, text, textLength, run);
    }

    private bool IsEvaluated(ulong present, byte* name, int length, byte* text, int textLength, RunState* run)
    {
        for (; present != 0; present &= present - 1)
        {
            if (parts[BitOperations.TrailingZeroCount(present)].Has(name, length, text, textLength, run))
                return true;
        }

        return false;
    }
}
