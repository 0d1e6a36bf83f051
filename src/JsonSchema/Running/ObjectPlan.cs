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
    // That many cost less than a member, and are not counted.
    private const int FewDependencies = 16;

    /// <summary>The known names.</summary>
    public required NameTable Names { get; init; }

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
        int others = 0;
        p = JsonScan.Space(p + 1);
        if (*p != '}')
        {
            int expected = 0;
            while (true)
            {
                if (*p != '"')
                    return null;
                p++;

                // Most senders write members in the schema's order: try the name after the last one before looking it up, until
                // one comes out of order, as then guesses cost more than they save.
                int index = expected;
                if (Names.IsAt(expected, p))
                {
                    p += Names.QuotedLength(expected);
                }
                else
                {
                    byte* end = JsonScan.NameEnd(p);
                    if (end == null)
                        return null;
                    int length = (int)(end - p);
                    index = Names.Find(p, length);
                    if (index < 0)
                    {
                        p = Other(p, length, mark, run);
                        others++;
                        goto MemberDone;
                    }

                    p += length + 1;
                    expected = index > expected ? index : Names.Count;
                }

                if (!seen.Add(index))
                    return null; // a duplicate
                expected += index == expected ? 1 : 0;
                p = JsonScan.Space(p);
                if (*p != ':')
                    return null;
                p = Members[index].Run(JsonScan.Space(p + 1), run);

            MemberDone:
                if (p == null)
                    return null;
                p = JsonScan.Space(p);
                if (*p == '}')
                    break;
                if (*p != ',')
                    return null;
                p = JsonScan.Space(p + 1);
            }
        }

        run->DepthLeft++;
        if (!seen.HasAll(Required) || !IsCountAllowed(seen.Count + others) || !MeetsDependencies(seen, run))
            return null;
        if (Rules.Length > 0 && !MeetsRules(seen, mark, start, p + 1, run))
            return null;
        run->ForgetNames(mark);
        return p + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MeetsRules(TSeen seen, int mark, byte* start, byte* end, RunState* run)
    {
        foreach (ObjectRule<TSeen> rule in Rules)
        {
            if (!run->Spend(0) || !rule.Holds(in seen, mark, start, end, run))
                return false;
        }

        return true;
    }

    // A member whose name is not known, from its name on.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* Other(byte* name, int length, int mark, RunState* run)
    {
        if (Others.RefusesAll || !run->AddName(mark, name, length))
            return null;
        byte* p = JsonScan.Space(name + length + 1);
        return *p == ':' ? Others.Run(name, length, JsonScan.Space(p + 1), run) : null;
    }

    private bool IsCountAllowed(int count) => count >= MinProperties && count <= MaxProperties;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MeetsDependencies(TSeen seen, RunState* run)
    {
        if (Dependencies.Length > FewDependencies && !run->Spend(Dependencies.Length * RunState.BytesPerTest))
            return false;
        foreach ((TSeen If, TSeen Then) dependency in Dependencies)
        {
            if (seen.HasAll(dependency.If) && !seen.HasAll(dependency.Then))
                return false;
        }

        return true;
    }
}
