namespace SchemaPacks.JsonSchema.Running;

/// <summary>Takes what the first of several plans takes that takes it at all; each of them judges a whole value: constants of one kind.</summary>
internal sealed unsafe class FirstPlan(byte first, Plan[] plans, Plan next) : Plan
{
    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != first)
            return next.Run(p, run);
        foreach (Plan plan in plans)
        {
            RunState before = *run;
            byte* end = plan.Run(p, run);
            if (end != null || run->Undecided || !run->Spend(0))
                return end;
            run->Return(before);
        }

        return null;
    }
}
