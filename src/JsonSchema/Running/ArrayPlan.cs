namespace SchemaPacks.JsonSchema.Running;

/// <summary>Judges arrays in one loop over their items.</summary>
internal sealed unsafe class ArrayPlan : Plan
{
    /// <summary>The plans of the first items, by index.</summary>
    public Plan[] Prefix { get; init; } = [];

    /// <summary>The plan of all further items.</summary>
    public Plan Items { get; init; } = AnyPlan.Instance;

    public int MinItems { get; init; }

    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>What some items must meet, and how many.</summary>
    public ContainsRule[] Contains { get; init; } = [];

    public bool UniqueItems { get; init; }

    /// <summary>Judges values of other kinds.</summary>
    public required Plan Next { get; init; }

    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '[')
            return Next.Run(p, run);
        if (--run->DepthLeft < 0)
            return null;

        byte* start = p;
        int count = 0;
        Plan[] prefix = Prefix;
        p = JsonScan.Space(p + 1);
        if (*p != ']')
        {
            while (true)
            {
                p = ((uint)count < (uint)prefix.Length ? prefix[count] : Items).Run(p, run);
                if (p == null)
                    return null;
                count++;
                p = JsonScan.Space(p);
                if (*p == ']')
                    break;
                if (*p != ',')
                    return null;
                p = JsonScan.Space(p + 1);
            }
        }

        p++;
        run->DepthLeft++;
        if (count < MinItems || count > MaxItems)
            return null;
        return (Contains.Length == 0 || MeetsContains(start, p, run)) && (!UniqueItems || UniqueItemsTest.Holds(start, p, count, run)) ? p : null;
    }

    // The array is known to be well-formed: its items are read once more for each rule.
    private bool MeetsContains(byte* start, byte* end, RunState* run)
    {
        foreach (ContainsRule rule in Contains)
        {
            int matches = 0;
            for (byte* item = JsonScan.Space(start + 1); *item != ']';)
            {
                byte* after = AnyPlan.Skip(item, run);
                if (after == null || !run->Spend((nint)(after - item)))
                    return false;
                RunState before = *run;
                matches += rule.Plan.Run(item, run) != null ? 1 : 0;
                if (run->Undecided)
                    return false;
                run->Return(before);
                item = JsonScan.Space(after);
                if (*item == ',')
                    item = JsonScan.Space(item + 1);
            }

            if (matches < rule.Min || matches > rule.Max)
                return false;
        }

        return run->Spend((nint)(end - start));
    }
}
