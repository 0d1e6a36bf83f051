namespace SchemaPacks.JsonSchema.Running;

/// <summary>A condition on names alone, such as <c>oneOf</c> of <c>required</c>.</summary>
internal sealed unsafe class NamesRule<TSeen>(SeenTest<TSeen> test) : ObjectRule<TSeen>
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    public override bool Holds(in TSeen seen, int mark, byte* p, byte* end, RunState* run) => run->Spend(test.Cost) && test.Holds(in seen);
}
