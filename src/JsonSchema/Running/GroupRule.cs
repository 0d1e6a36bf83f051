namespace SchemaPacks.JsonSchema.Running;

/// <summary>A group of branches, of which only those run that the object's members leave possible.</summary>
/// <param name="group">The branches.</param>
/// <param name="effects">What members tell of them.</param>
internal sealed unsafe class GroupRule<TSeen>(BranchGroup group, MemberEffect<TSeen>[] effects) : ObjectRule<TSeen>
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    public override bool Holds(in TSeen seen, int mark, byte* p, byte* end, RunState* run)
    {
        ulong alive = BranchGroup.All;
        foreach (MemberEffect<TSeen> effect in effects)
            alive &= effect.Alive(in seen, mark, run);
        return group.Holds(p, end, alive, run);
    }
}
