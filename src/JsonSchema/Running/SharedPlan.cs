namespace SchemaPacks.JsonSchema.Running;

/// <summary>Stands for a plan that is still being made, where a schema refers to itself.</summary>
internal sealed unsafe class SharedPlan : Plan
{
    /// <summary>The plan, set once when it is made, before any run.</summary>
    public Plan Target { get; set; } = NeverPlan.Instance;

    public override byte* Run(byte* p, RunState* run) => Target.Run(p, run);
}
