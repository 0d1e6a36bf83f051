namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// For schemas that no plan covers (too many ways through branches, bounds of very many digits): every value of these is left to
/// the explaining pass.
/// </summary>
internal sealed unsafe class LeftPlan : Plan
{
    public static LeftPlan Instance { get; } = new();

    public override byte* Run(byte* p, RunState* run) => run->GiveUp();
}
