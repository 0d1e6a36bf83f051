namespace SchemaPacks.JsonSchema.Running;

/// <summary>Notes where a member's value begins, for rules at the end of its object.</summary>
/// <param name="inner">Judges the value.</param>
/// <param name="index">The member's index among the known names.</param>
internal sealed unsafe class WatchPlan(Plan inner, int index) : Plan
{
    public override byte* Run(byte* p, RunState* run)
    {
        byte* end = inner.Run(p, run);
        return end != null && run->Watch(index, p) ? end : null;
    }
}
