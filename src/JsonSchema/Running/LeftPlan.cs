namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// For schemas that no plan covers (<c>unevaluatedProperties</c> that depends on branches, dynamic references with several
/// targets): every value of these is left to the explaining pass.
/// </summary>
internal sealed unsafe class LeftPlan : Plan
{
    public static LeftPlan Instance { get; } = new();

    public override byte* Run(byte* p, RunState* run) => run->GiveUp();
}
