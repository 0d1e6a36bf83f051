using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// Judges objects in one loop over their members: known names by a table, the others by <see cref="MemberRules"/>; what was
/// seen is a bit per known name, so <c>required</c>, <c>dependentRequired</c> and duplicates are tests of bits.
/// </summary>
/// <typeparam name="TSeen">Holds a bit per known name.</typeparam>
internal sealed unsafe class ObjectPlan<TSeen> : Plan
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    /// <summary>The known names; null when there are none.</summary>
    public required NameTable? Names { get; init; }

    /// <summary>The plan of each known name's value, by its index.</summary>
    public required Plan[] Members { get; init; }

    /// <summary>What becomes of the other names.</summary>
    public required MemberRules Others { get; init; }

    /// <summary>Known names that must be there.</summary>
    public required TSeen Required { get; init; }

    /// <summary>Names that must be there if another one is: bit and bits.</summary>
    public (TSeen If, TSeen Then)[] Dependencies { get; init; } = [];

    /// <summary>What the object must meet beside, judged when all else is met.</summary>
    public ObjectRule<TSeen>[] Rules { get; init; } = [];

    public int MinProperties { get; init; }

    public int MaxProperties { get; init; } = int.MaxValue;

    /// <summary>Judges values of other kinds.</summary>
    public required Plan Next { get; init; }

    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '{')
            return Next.Run(p, run);
        if (--run->DepthLeft < 0)
            return null;

        byte* start = p;
        int mark = run->NameMark;
        TSeen seen = default;
        int count = 0;
        p = JsonScan.Space(p + 1);
        if (*p != '}')
        {
            ReadOnlySpan<NameLiteral> names = Names is null ? [] : Names.Names;
            int expected = 0;
            while (true)
            {
                if (*p != '"')
                    return null;
                p++;

                // Most senders write members in the schema's order: try the name after the last one before looking it up.
                int index = expected;
                if ((uint)index < (uint)names.Length && names[index].IsAt(p))
                {
                    p += names[index].QuotedLength;
                }
                else
                {
                    byte* name = p;
                    p = JsonScan.StringEnd(name, out StringTraits traits);
                    if (p == null)
                        return null;
                    if ((traits & StringTraits.Escaped) != 0)
                        return run->GiveUp();
                    int length = (int)(p - name);
                    index = Names is null ? -1 : Names.Find(name, length);
                    p++;
                    if (index < 0)
                    {
                        if (Others.RefusesAll || !run->AddName(mark, name, length))
                            return null;
                        p = JsonScan.Space(p);
                        if (*p != ':')
                            return null;
                        p = Others.Run(name, length, JsonScan.Space(p + 1), run);
                        goto MemberDone;
                    }
                }

                if (!seen.Add(index))
                    return null; // a duplicate
                expected = index + 1;
                p = JsonScan.Space(p);
                if (*p != ':')
                    return null;
                p = Members[index].Run(JsonScan.Space(p + 1), run);

            MemberDone:
                if (p == null)
                    return null;
                count++;
                p = JsonScan.Space(p);
                if (*p == '}')
                    break;
                if (*p != ',')
                    return null;
                p = JsonScan.Space(p + 1);
            }
        }

        run->DepthLeft++;
        if (!seen.HasAll(Required) || count < MinProperties || count > MaxProperties || !MeetsDependencies(seen))
            return null;
        if (Rules.Length > 0 && !MeetsRules(in seen, mark, start, p + 1, run))
            return null;
        run->ForgetNames(mark);
        return p + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MeetsRules(in TSeen seen, int mark, byte* start, byte* end, RunState* run)
    {
        foreach (ObjectRule<TSeen> rule in Rules)
        {
            if (!rule.Holds(in seen, mark, start, end, run))
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MeetsDependencies(TSeen seen)
    {
        foreach ((TSeen If, TSeen Then) dependency in Dependencies)
        {
            if (seen.HasAll(dependency.If) && !seen.HasAll(dependency.Then))
                return false;
        }

        return true;
    }
}
