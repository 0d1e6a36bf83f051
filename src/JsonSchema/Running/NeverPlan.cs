namespace SchemaPacks.JsonSchema.Running;

/// <summary>Refuses every value: the schema <c>false</c>, and the end of a chain of kinds.</summary>
internal sealed unsafe class NeverPlan : Plan
{
    public static NeverPlan Instance { get; } = new();

    public override byte* Run(byte* p, RunState* run) => null;
}
