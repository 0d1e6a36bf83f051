using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// Turns a graph of schemas into plans. A plan belongs to a set of schemas that hold at once, so <c>allOf</c> and references
/// cost nothing at run time; equal sets share one plan. What no plan covers is left to the explaining pass.
/// </summary>
internal sealed class Planner
{
    // A set of schemas that hold at once may be any subset of them: in schemas made for it, too many to plan.
    private const int MaxPlans = 20_000;

    private readonly Dictionary<string, Plan> _plans = [];
    private readonly KindAnalysis _analysis = new();
    private readonly ObjectPlanner _objects;
    private readonly ArrayPlanner _arrays;
    private readonly StringPlanner _strings;

    private Planner(SchemaOptions options)
    {
        _strings = new StringPlanner(options);
        _objects = new ObjectPlanner(this, _strings);
        _arrays = new ArrayPlanner(this);
    }

    /// <summary>The plan of a whole schema; null when the explaining pass must judge everything.</summary>
    public static Plan? Make(SchemaNode root, SchemaGraph graph, SchemaOptions options)
    {
        if (UnfoldedScopes.Of(root, graph, MaxPlans) is not { } unfolded)
            return null;
        var planner = new Planner(options);
        var plan = planner.PlanOf([unfolded]);
        return planner.IsDynamic || plan is LeftPlan ? null : plan;
    }

    /// <summary>Whether some reference's target depends on how evaluation came there; then no plan holds.</summary>
    private bool IsDynamic { get; set; }

    /// <summary>The plan for values that must meet all of the schemas.</summary>
    public Plan PlanOf(IEnumerable<SchemaNode> schemas)
    {
        var nodes = schemas.Distinct().OrderBy(node => node.Ordinal).ToList();
        var key = string.Join(',', nodes.Select(node => node.Ordinal));
        if (_plans.TryGetValue(key, out var known))
            return known;
        if (_plans.Count == MaxPlans)
            return LeftPlan.Instance;

        var shared = new SharedPlan();
        _plans[key] = shared;
        var plan = Make(nodes);
        shared.Target = plan;
        return _plans[key] = plan;
    }

    private Plan Make(List<SchemaNode> nodes)
    {
        var kinds = nodes.Aggregate(ValueKinds.All, (all, node) => all & _analysis.KindsOf(node));
        if (kinds == ValueKinds.All && nodes.All(node => node.Boolean == true || node.Json.EnumerateObject().All(member => !node.Resource.Vocabulary.Has(member.Name))))
            return AnyPlan.Instance;

        var byKind = new Dictionary<ValueKinds, KindPlan>();
        foreach (var kind in (ReadOnlySpan<ValueKinds>)[ValueKinds.String, ValueKinds.Number, ValueKinds.Object, ValueKinds.Array, ValueKinds.Null, ValueKinds.True, ValueKinds.False])
        {
            if ((kinds & kind) != 0 && PlanOf(Conjunction.Of(nodes, kind, _analysis)) is { } plan)
                byKind.Add(kind, plan);
        }

        return KindPlan.Chain(byKind);
    }

    // The plan for values of one kind; null when none is accepted.
    private KindPlan? PlanOf(Conjunction conjunction)
    {
        IsDynamic |= conjunction.IsDynamic;
        if (conjunction.IsRefused)
            return null;
        var values = AllowedValues.Of(conjunction);
        if (values is { IsEmpty: true })
            return null;
        var plan = conjunction.Kind switch
        {
            ValueKinds.String => _strings.PlanOf(conjunction, values),
            ValueKinds.Number => NumberPlanner.PlanOf(conjunction, values),
            ValueKinds.Array => values is null ? _arrays.PlanOf(conjunction) : KindPlan.Left,
            ValueKinds.Object => values is null ? _objects.PlanOf(conjunction) : KindPlan.Left,
            _ => KindPlan.Any,
        };
        if (plan is null || plan == KindPlan.Left || conjunction.Branches.Count == 0)
            return plan;
        return plan with { Groups = [.. conjunction.Branches.Select(GroupOf)] };
    }

    /// <summary>What names must meet that these schemas judge.</summary>
    public Conjunction NamesOf(IEnumerable<SchemaNode> schemas) => Conjunction.Of(schemas, ValueKinds.String, _analysis);

    private BranchGroup GroupOf(SchemaBranch branch) => branch.Kind switch
    {
        SchemaBranchKind.AnyOf => new AnyOfGroup(PlansOf(branch.Schemas)),
        SchemaBranchKind.OneOf => new OneOfGroup(PlansOf(branch.Schemas)),
        SchemaBranchKind.Not => new NotGroup(PlanOf(branch.Schemas)),
        SchemaBranchKind.Condition => new ConditionGroup(PlanOf(branch.Schemas), PlanOf(branch.Then), PlanOf(branch.Else)),
        _ => new ConditionGroup(ObjectPlanner.HasMember(branch.Name!), PlanOf(branch.Then), null),
    };

    private Plan[] PlansOf(IReadOnlyList<SchemaNode> schemas) => [.. schemas.Select(schema => PlanOf([schema]))];

    private Plan? PlanOf(SchemaNode? schema) => schema is null ? null : PlanOf([schema]);
}
