using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// What becomes of the members whose names an object plan does not know. Each schema that was merged into the plan has a rule
/// of its own, and every one must be met.
/// </summary>
internal sealed unsafe class MemberRules(MemberRule[] rules, StringTest[] nameTests)
{
    // The usual case: nothing depends on the name.
    private readonly Plan? _single = rules.Length == 0 ? AnyPlan.Instance : rules is [{ Patterns.Length: 0 }] ? rules[0].Otherwise : null;

    /// <summary>Whether no other name may be there at all (<c>additionalProperties: false</c>).</summary>
    public bool RefusesAll { get; } = rules.Any(rule => rule.Patterns.Length == 0 && rule.Otherwise is NeverPlan);

    /// <summary>Judges the member with that name, as it stands in the text, whose value begins at <paramref name="p"/>.</summary>
    /// <returns>As <see cref="Plan.Run"/>.</returns>
    public byte* Run(byte* name, int length, byte* p, RunState* run)
    {
        if (nameTests.Length == 0 && _single is not null)
            return _single.Run(p, run);
        return MemberName.HasEscapes(name, length) ? RunUnescaped(name, length, p, run) : RunTests(name, length, p, run);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* RunUnescaped(byte* name, int length, byte* p, RunState* run)
    {
        byte* text = stackalloc byte[MemberName.Capacity + JsonScan.Padding];
        return MemberName.TryUnescape(name, ref length, text, run) ? RunTests(text, length, p, run) : null;
    }

    private byte* RunTests(byte* name, int length, byte* p, RunState* run)
    {
        foreach (StringTest test in nameTests)
        {
            if (!run->Spend(length) || !test.Holds(name, length, run))
                return null;
        }

        return _single is not null ? _single.Run(p, run) : RunAll(name, length, p, run);
    }

    private byte* RunAll(byte* name, int length, byte* p, RunState* run)
    {
        byte* end = null;
        foreach (MemberRule rule in rules)
        {
            bool matched = false;
            foreach ((StringTest pattern, Plan plan) in rule.Patterns)
            {
                if (!run->Spend(length) || !pattern.Holds(name, length, run))
                    continue;
                matched = true;
                if (!RunAgain(plan, p, run, ref end))
                    return null;
            }

            if (run->Undecided || (!matched && !RunAgain(rule.Otherwise, p, run, ref end)))
                return null;
        }

        return end;
    }

    private static bool RunAgain(Plan plan, byte* p, RunState* run, ref byte* end)
    {
        if (end != null && !run->Spend((nint)(end - p)))
            return false;
        byte* reached = plan.Run(p, run);
        if (reached == null)
            return false;
        end = reached;
        return true;
    }
}
