using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>How values of one kind are judged, before the plans of all kinds are chained.</summary>
/// <param name="Create">Makes the plan, given the plan that values of other kinds go on to.</param>
internal sealed record KindPlan(Func<Plan, Plan> Create)
{
    /// <summary>For literals: they need no plan of their own.</summary>
    public static KindPlan Any { get; } = new(next => next);

    /// <summary>No plan covers this kind.</summary>
    public static KindPlan Left { get; } = new(_ => LeftPlan.Instance);

    /// <summary>Choices that each value decides.</summary>
    public IReadOnlyList<BranchGroup> Groups { get; init; } = [];

    /// <summary>One plan for all kinds: a chain in which each takes its own kind, or where choices or gaps are involved, a switch by first byte.</summary>
    public static Plan Chain(IReadOnlyDictionary<ValueKinds, KindPlan> kinds)
    {
        if (kinds.Count == 0)
            return NeverPlan.Instance;
        if (kinds.Values.Any(kind => kind.Groups.Count > 0 || kind == Left))
            return Switch(kinds);
        Plan plan = NeverPlan.Instance;
        if (Literals(kinds) is { } literals)
            plan = literals;
        foreach (var kind in (ReadOnlySpan<ValueKinds>)[ValueKinds.Array, ValueKinds.Object, ValueKinds.Number, ValueKinds.String])
        {
            if (kinds.TryGetValue(kind, out var own))
                plan = own.Create(plan);
        }

        return plan;
    }

    private static LiteralPlan? Literals(IReadOnlyDictionary<ValueKinds, KindPlan> kinds) =>
        kinds.Keys.Any(kind => (kind & ValueKinds.Literals) != 0)
            ? new LiteralPlan(kinds.ContainsKey(ValueKinds.Null), kinds.ContainsKey(ValueKinds.True), kinds.ContainsKey(ValueKinds.False), NeverPlan.Instance)
            : null;

    private static SwitchPlan Switch(IReadOnlyDictionary<ValueKinds, KindPlan> kinds) => new(
        Of(kinds, ValueKinds.Object), Of(kinds, ValueKinds.Array), Of(kinds, ValueKinds.String), Of(kinds, ValueKinds.Number),
        Of(kinds, ValueKinds.Null), Of(kinds, ValueKinds.True), Of(kinds, ValueKinds.False));

    private static Plan Of(IReadOnlyDictionary<ValueKinds, KindPlan> kinds, ValueKinds kind)
    {
        if (!kinds.TryGetValue(kind, out var own))
            return NeverPlan.Instance;
        var plan = (kind & ValueKinds.Literals) != 0 && own != Left ? AnyPlan.Instance : own.Create(NeverPlan.Instance);
        return own.Groups.Count == 0 ? plan : new BranchPlan(plan, [.. own.Groups]);
    }
}
