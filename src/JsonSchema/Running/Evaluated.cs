namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// What a schema evaluates of a value that meets it: some parts in any case, others if the value meets a branch. A part is a bit;
/// what it stands for is the business of who asks.
/// </summary>
/// <param name="parts">What is evaluated in any case.</param>
/// <param name="choices">What depends on the value.</param>
internal sealed unsafe class Evaluated(ulong parts, Evaluated.Choice[] choices)
{
    /// <summary>The parts evaluated of the value from <paramref name="p"/> to <paramref name="end"/>. Meaningless when undecided.</summary>
    public ulong Of(byte* p, byte* end, RunState* run)
    {
        ulong all = parts;
        foreach (Choice choice in choices)
        {
            bool met = BranchGroup.Meets(choice.Condition, p, end, run);
            if (run->Undecided)
                break;
            if ((met ? choice.Met : choice.Missed) is { } chosen)
                all |= chosen.Of(p, end, run);
        }

        return all;
    }

    /// <param name="Condition">What the value may meet.</param>
    /// <param name="Met">What is evaluated then.</param>
    /// <param name="Missed">What is evaluated else.</param>
    internal sealed record Choice(Plan Condition, Evaluated? Met, Evaluated? Missed);
}
