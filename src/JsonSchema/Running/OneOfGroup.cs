namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>oneOf</c>: exactly one branch meets the value.</summary>
internal sealed unsafe class OneOfGroup(Plan[] branches) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, ulong alive, RunState* run)
    {
        bool found = false;
        for (int i = 0; i < branches.Length; i++)
        {
            if (!IsAlive(alive, i))
                continue;
            bool met = Meets(branches[i], p, end, run);
            if (run->Undecided || (met && found))
                return false;
            found |= met;
        }

        return found;
    }
}
