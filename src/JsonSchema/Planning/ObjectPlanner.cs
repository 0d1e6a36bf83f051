using System.Text.Json;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Plans for objects.</summary>
internal sealed class ObjectPlanner(Planner planner, StringPlanner strings)
{
    // Matching a name, the first time with making the automaton.
    private const int PatternWork = 20;

    /// <summary>A plan for objects with just these members; null for names that no plan knows.</summary>
    public static Plan? ClosedPlanOf(List<string> names, Plan[] members) =>
        names.Count <= 64 && NameTable.Create(names) is { } table
            ? Create<SeenNames64>(table, members, names, names, new MemberRules([new MemberRule([], NeverPlan.Instance)], []), [], [], 0, int.MaxValue)(NeverPlan.Instance)
            : null;

    /// <summary>A plan for objects that have a member.</summary>
    public static Plan HavingPlanOf(string name) => // one name always has a table
        Create<SeenNames64>(NameTable.Create([name])!, [AnyPlan.Instance], [name], [name], new MemberRules([], []), [], [], 0, int.MaxValue)(NeverPlan.Instance);

    /// <param name="conjunction">What objects must meet.</param>
    /// <param name="branches">Its branches, as rules.</param>
    public KindPlan PlanOf(Conjunction conjunction, IReadOnlyList<ObjectRuleDraft> branches)
    {
        var rules = PropertyRule.Of(conjunction);
        var nameSchemas = conjunction.Nodes.SelectMany(node => node.EdgesOf("propertyNames")).Select(edge => edge.Target).ToList();
        var nameTests = nameSchemas.Count == 0 ? [] : strings.TestsOf(planner.NamesOf(nameSchemas));
        var unevaluated = conjunction.Nodes.Where(DependsOnBranches).Select(node => EvaluatedMembersPlanner.RuleOf(node, node.TargetOf("unevaluatedProperties")!, planner, strings)).ToList();
        if (nameTests is null || unevaluated.Contains(null))
            return KindPlan.Left;

        var required = conjunction.Nodes.SelectMany(RequiredNames).Distinct().ToList();
        var dependencies = conjunction.Nodes.SelectMany(Dependencies).ToList();
        IReadOnlyList<ObjectRuleDraft> drafts = [.. conjunction.Formulas.Select(formula => new ObjectRuleDraft.OfNames(formula)), .. branches, .. unevaluated.OfType<ObjectRuleDraft>()];
        var names = rules.SelectMany(rule => rule.Properties.Keys)
            .Concat(required)
            .Concat(drafts.SelectMany(draft => draft.Names))
            .Concat(dependencies.SelectMany(dependency => dependency.Names.Prepend(dependency.Name)))
            .Distinct()
            .ToList();
        if (NameTable.Create(names) is not { } table)
            return KindPlan.Left;

        planner.Work.Spend((long)names.Count * (1 + rules.Count + (PatternWork * rules.Sum(rule => rule.Patterns.Count)) + (required.Count / 16)));
        var min = conjunction.Nodes.Select(node => node.CountOf("minProperties", 0)).DefaultIfEmpty(0).Max();
        var max = conjunction.Nodes.Select(node => node.CountOf("maxProperties", int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
        var members = names.Select(name => StringPlanner.Holds(nameTests, name) ? planner.PlanOf(rules.SelectMany(rule => rule.SchemasOf(name))) : NeverPlan.Instance).ToArray();
        foreach (var name in drafts.SelectMany(draft => draft.Watched).Distinct())
            members[names.IndexOf(name)] = new WatchPlan(members[names.IndexOf(name)], names.IndexOf(name));
        var others = new MemberRules(OtherRules(rules), nameTests);
        return names.Count switch
        {
            0 when drafts.Count == 0 => new KindPlan(next => new MapPlan(others, min, max, next)),
            <= 64 => new KindPlan(Create<SeenNames64>(table, members, names, required, others, dependencies, drafts, min, max)),
            <= 1024 => new KindPlan(Create<SeenNames1024>(table, members, names, required, others, dependencies, drafts, min, max)),
            _ => KindPlan.Left,
        };
    }

    private bool DependsOnBranches(SchemaNode node) => node.TargetOf("unevaluatedProperties") is { Boolean: not true } && Coverage.Of(node, planner.Work) is null;

    private MemberRule[] OtherRules(List<PropertyRule> rules)
    {
        // Rules without patterns speak of all other names alike: one plan for all of them.
        var plain = rules.Where(rule => rule.Patterns.Count == 0 && rule.Otherwise is not null).Select(rule => rule.Otherwise!).ToList();
        var merged = plain.Count == 0 ? [] : new[] { new MemberRule([], planner.PlanOf(plain)) };
        return
        [
            .. merged,
            .. rules.Where(rule => rule.Patterns.Count > 0).Select(rule => new MemberRule(
                [.. rule.Patterns.Select(pattern => (strings.TestOf(pattern.Text), pattern.Schema is null ? AnyPlan.Instance : planner.PlanOf([pattern.Schema])))],
                rule.Otherwise is null ? AnyPlan.Instance : planner.PlanOf([rule.Otherwise]))),
        ];
    }

    private static Func<Plan, Plan> Create<TSeen>(
        NameTable table, Plan[] members, List<string> names, List<string> required, MemberRules others, List<(string Name, List<string> Names)> dependencies,
        IReadOnlyList<ObjectRuleDraft> drafts, int min, int max)
        where TSeen : unmanaged, ISeenNames<TSeen> =>
        next => new ObjectPlan<TSeen>
        {
            Names = table,
            Members = members,
            Others = others,
            Required = ObjectRuleDraft.Set<TSeen>(names, required),
            Dependencies = [.. dependencies.Select(dependency => (ObjectRuleDraft.Set<TSeen>(names, [dependency.Name]), ObjectRuleDraft.Set<TSeen>(names, dependency.Names)))],
            Rules = [.. drafts.Select(draft => draft.Create<TSeen>(names))],
            MinProperties = min,
            MaxProperties = max,
            Next = next,
        };

    /// <summary>The names that a schema itself requires.</summary>
    public static IEnumerable<string> RequiredNames(SchemaNode node) =>
        node.TryGet("required", out var names) && names.ValueKind == JsonValueKind.Array ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private static IEnumerable<(string Name, List<string> Names)> Dependencies(SchemaNode node)
    {
        foreach (var keyword in (string[])["dependentRequired", "dependencies"])
        {
            if (!node.TryGet(keyword, out var map) || map.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var member in map.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array))
                yield return (member.Name, [.. member.Value.EnumerateArray().Select(name => name.GetString()!)]);
        }
    }
}
