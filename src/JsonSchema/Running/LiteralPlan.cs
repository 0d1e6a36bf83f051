namespace SchemaPacks.JsonSchema.Running;

/// <summary>Takes those of <c>null</c>, <c>true</c> and <c>false</c> that its schema allows.</summary>
internal sealed unsafe class LiteralPlan(bool allowsNull, bool allowsTrue, bool allowsFalse, Plan next) : Plan
{
    public override byte* Run(byte* p, RunState* run) => *p switch
    {
        (byte)'n' => allowsNull ? JsonScan.LiteralEnd(p) : null,
        (byte)'t' => allowsTrue ? JsonScan.LiteralEnd(p) : null,
        (byte)'f' => allowsFalse ? JsonScan.LiteralEnd(p) : null,
        _ => next.Run(p, run),
    };
}
