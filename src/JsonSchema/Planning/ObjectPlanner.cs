using System.Text.Json;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Plans for objects.</summary>
internal sealed class ObjectPlanner(Planner planner, StringPlanner strings)
{
    /// <summary>A plan that any object with a certain member meets.</summary>
    public static Plan HasMember(string name) =>
        NameTable.Create([name]) is { } names && StringPlanner.IsPlain(name)
            ? Create<SeenNames64>(names, [AnyPlan.Instance], [name], [name], new MemberRules([], []), [], 0, int.MaxValue)(NeverPlan.Instance)
            : LeftPlan.Instance;

    public KindPlan PlanOf(Conjunction conjunction)
    {
        var rules = PropertyRule.Of(conjunction);
        var nameSchemas = conjunction.Nodes.SelectMany(node => node.EdgesOf("propertyNames")).Select(edge => edge.Target).ToList();
        var nameTests = nameSchemas.Count == 0 ? [] : strings.TestsOf(planner.NamesOf(nameSchemas));
        if (rules is null || nameTests is null)
            return KindPlan.Left;

        var required = conjunction.Nodes.SelectMany(RequiredNames).Distinct().ToList();
        var dependencies = conjunction.Nodes.SelectMany(Dependencies).ToList();
        var names = rules.SelectMany(rule => rule.Properties.Keys)
            .Concat(required)
            .Concat(dependencies.SelectMany(dependency => dependency.Names.Prepend(dependency.Name)))
            .Distinct()
            .ToList();
        if (!names.All(StringPlanner.IsPlain) || NameTable.Create(names) is not { } table)
            return KindPlan.Left;

        var min = conjunction.Nodes.Max(node => node.CountOf("minProperties", 0));
        var max = conjunction.Nodes.Min(node => node.CountOf("maxProperties", int.MaxValue));
        var members = names.Select(name => StringPlanner.Holds(nameTests, name) ? planner.PlanOf(rules.SelectMany(rule => rule.SchemasOf(name))) : NeverPlan.Instance).ToArray();
        var others = new MemberRules(OtherRules(rules), nameTests);
        return names.Count switch
        {
            <= 64 => new KindPlan(Create<SeenNames64>(table, members, names, required, others, dependencies, min, max)),
            <= 1024 => new KindPlan(Create<SeenNames1024>(table, members, names, required, others, dependencies, min, max)),
            _ => KindPlan.Left,
        };
    }

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
        NameTable table, Plan[] members, List<string> names, List<string> required, MemberRules others, List<(string Name, List<string> Names)> dependencies, int min, int max)
        where TSeen : unmanaged, ISeenNames<TSeen> =>
        next => new ObjectPlan<TSeen>
        {
            Names = names.Count == 0 ? null : table,
            Members = members,
            Others = others,
            Required = Set<TSeen>(names, required),
            Dependencies = [.. dependencies.Select(dependency => (Set<TSeen>(names, [dependency.Name]), Set<TSeen>(names, dependency.Names)))],
            MinProperties = min,
            MaxProperties = max,
            Next = next,
        };

    private static TSeen Set<TSeen>(List<string> names, List<string> chosen)
        where TSeen : unmanaged, ISeenNames<TSeen>
    {
        var set = default(TSeen);
        foreach (var name in chosen)
            set.Add(names.IndexOf(name));
        return set;
    }

    private static IEnumerable<string> RequiredNames(SchemaNode node) =>
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
