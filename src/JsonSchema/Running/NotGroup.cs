namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>not</c>: the branch does not meet the value.</summary>
internal sealed unsafe class NotGroup(Plan branch) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, ulong alive, RunState* run) =>
        !IsAlive(alive, 0) || (!Meets(branch, p, end, run) && !run->Undecided);
}
