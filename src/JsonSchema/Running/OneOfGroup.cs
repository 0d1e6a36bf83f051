namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>oneOf</c>: exactly one branch meets the value.</summary>
internal sealed unsafe class OneOfGroup(Plan[] branches) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, RunState* run)
    {
        bool found = false;
        foreach (Plan branch in branches)
        {
            bool met = Meets(branch, p, end, run);
            if (run->Undecided || (met && found))
                return false;
            found |= met;
        }

        return found;
    }
}
