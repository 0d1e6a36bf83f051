using System.Numerics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>unevaluatedItems</c> where what is evaluated depends on the value: asks which branches the array meets, then judges the items left.</summary>
/// <param name="evaluated">What depends on what.</param>
/// <param name="parts">The items of each part.</param>
/// <param name="rest">Judges the other items.</param>
internal sealed unsafe class UnevaluatedItemsGroup(Evaluated evaluated, EvaluatedItems[] parts, Plan rest) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, ulong alive, RunState* run)
    {
        ulong present = evaluated.Of(p, end, run);
        if (run->Undecided || !run->Spend((nint)(end - p)))
            return false;
        int count = 0;
        for (ulong left = present; left != 0; left &= left - 1)
            count = int.Max(count, parts[BitOperations.TrailingZeroCount(left)].Count);

        int index = 0;
        for (byte* item = JsonScan.Space(p + 1); *item != ']'; index++)
        {
            byte* after = WellFormed.End(item);
            if (index >= count && !Matches(present, item, after, run) && (run->Undecided || !Meets(rest, item, after, run)))
                return false;
            item = WellFormed.Next(after);
        }

        return true;
    }

    private bool Matches(ulong present, byte* item, byte* after, RunState* run)
    {
        for (; present != 0; present &= present - 1)
        {
            foreach (Plan plan in parts[BitOperations.TrailingZeroCount(present)].Matching)
            {
                if (Meets(plan, item, after, run))
                    return true;
                if (run->Undecided)
                    return false;
            }
        }

        return false;
    }
}
