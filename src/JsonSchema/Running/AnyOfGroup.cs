namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>anyOf</c>: at least one branch meets the value.</summary>
internal sealed unsafe class AnyOfGroup(Plan[] branches) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, RunState* run)
    {
        foreach (Plan branch in branches)
        {
            if (Meets(branch, p, end, run))
                return true;
            if (run->Undecided)
                return false;
        }

        return false;
    }
}
