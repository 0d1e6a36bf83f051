namespace SchemaPacks.JsonSchema.Running;

/// <summary>A condition on names that picks which of two groups the object must meet: <c>dependentSchemas</c>, <c>if</c> with <c>required</c>.</summary>
internal sealed unsafe class NamesConditionRule<TSeen>(SeenTest<TSeen> condition, BranchGroup consequence) : ObjectRule<TSeen>
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    public override bool Holds(in TSeen seen, int mark, byte* p, byte* end, RunState* run) =>
        run->Spend(condition.Cost) && consequence.Holds(p, end, condition.Holds(in seen) ? 1UL : 2UL, run);
}
