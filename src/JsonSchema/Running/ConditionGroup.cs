namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// <c>if</c>, <c>then</c>, <c>else</c>: the condition picks the branch that must meet the value. Of the bits, the first says that
/// the condition may be met, the second that it may not.
/// </summary>
internal sealed unsafe class ConditionGroup(Plan condition, Plan? then, Plan? otherwise) : BranchGroup
{
    public override bool Holds(byte* p, byte* end, ulong alive, RunState* run)
    {
        bool met = IsAlive(alive, 0) && (!IsAlive(alive, 1) || Meets(condition, p, end, run));
        if (run->Undecided)
            return false;
        Plan? branch = met ? then : otherwise;
        return branch is null || Meets(branch, p, end, run);
    }
}
