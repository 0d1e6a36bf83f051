namespace SchemaPacks.JsonSchema.Running;

/// <summary>Picks the plan by the value's first byte.</summary>
internal sealed unsafe class SwitchPlan(Plan objects, Plan arrays, Plan strings, Plan numbers, Plan nulls, Plan trues, Plan falses) : Plan
{
    public override byte* Run(byte* p, RunState* run) => *p switch
    {
        (byte)'{' => objects.Run(p, run),
        (byte)'[' => arrays.Run(p, run),
        (byte)'"' => strings.Run(p, run),
        (byte)'n' => nulls.Run(p, run),
        (byte)'t' => trues.Run(p, run),
        (byte)'f' => falses.Run(p, run),
        _ => numbers.Run(p, run),
    };
}
