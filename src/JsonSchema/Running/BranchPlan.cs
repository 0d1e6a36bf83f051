namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// Judges one value by several plans: first by the plan that every value must meet, which also finds its end, then by
/// branches of which some must meet it. Each branch reads the value again, since its bytes are at hand, and pays for it.
/// </summary>
internal sealed unsafe class BranchPlan(Plan all, BranchGroup[] groups) : Plan
{
    public override byte* Run(byte* p, RunState* run)
    {
        byte* end = all.Run(p, run);
        if (end == null)
            return null;
        foreach (BranchGroup group in groups)
        {
            if (!group.Holds(p, end, BranchGroup.All, run))
                return null;
        }

        return end;
    }
}
