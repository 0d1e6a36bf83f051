namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>anyOf</c>: at least one branch meets the value.</summary>
internal sealed unsafe class AnyOfGroup(Plan[] branches) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, ulong alive, RunState* run)
    {
        for (int i = 0; i < branches.Length; i++)
        {
            if (!IsAlive(alive, i))
                continue;
            if (Meets(branches[i], p, end, run))
                return true;
            if (run->Undecided)
                return false;
        }

        return false;
    }
}
