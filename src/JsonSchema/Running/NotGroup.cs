namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>not</c>: the branch does not meet the value.</summary>
internal sealed unsafe class NotGroup(Plan branch) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, RunState* run) => !Meets(branch, p, end, run) && !run->Undecided;
}
