using SchemaPacks.JsonSchema.Explaining;
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

    /// <summary>Five times what the hardest of the public schemas that are measured takes, and about a second.</summary>
    public const int MaxWork = 1_000_000;

    // What one plan costs beside the schemas that it is made of: tables, rules, seven kinds.
    private const int PlanWork = 50;

    private readonly Dictionary<string, Plan> _plans = [];
    private readonly KindAnalysis _analysis = new();
    private readonly PlanningWork _work;
    private readonly Foresight _foresight;
    private readonly Dictionary<ValueKinds, ValueFacts> _facts = Enum.GetValues<ValueKinds>().ToDictionary(kind => kind, kind => new ValueFacts(kind));
    private readonly ObjectPlanner _objects;
    private readonly ArrayPlanner _arrays;
    private readonly StringPlanner _strings;

    private Planner(SchemaOptions options, PlanningWork work)
    {
        _work = work;
        _foresight = new Foresight(work);
        _strings = new StringPlanner(options);
        _objects = new ObjectPlanner(this, _strings);
        _arrays = new ArrayPlanner(this);
    }

    /// <summary>The plan of a whole schema; null when the explaining pass must judge everything.</summary>
    public static Plan? Make(SchemaNode root, SchemaGraph graph, SchemaOptions options) => Make(root, graph, options, new PlanningWork(MaxWork));

    /// <summary>As <see cref="Make(SchemaNode, SchemaGraph, SchemaOptions)"/>, with a bound of the caller's own.</summary>
    public static Plan? Make(SchemaNode root, SchemaGraph graph, SchemaOptions options, PlanningWork work)
    {
        if (UnfoldedScopes.Of(root, graph, MaxPlans) is not { } unfolded)
            return null;
        var planner = new Planner(options, work);
        try
        {
            var plan = planner.PlanOf([unfolded]);
            return planner.IsDynamic || plan is LeftPlan ? null : plan;
        }
        catch (Exception exception) when (exception is BudgetExceededException or InsufficientExecutionStackException)
        {
            return null; // too costly or too deep to plan, or a constant that is too large to compare
        }
    }

    /// <summary>Whether some reference's target depends on how evaluation came there; then no plan holds.</summary>
    private bool IsDynamic { get; set; }

    /// <summary>What planning may still take.</summary>
    public PlanningWork Work => _work;

    /// <summary>The plan for values that must meet all of the schemas.</summary>
    public Plan PlanOf(IEnumerable<SchemaNode> schemas)
    {
        var nodes = schemas.Distinct().OrderBy(node => node.Ordinal).ToList();
        _work.Spend(1 + nodes.Count);
        var key = string.Join(',', nodes.Select(node => node.Ordinal));
        if (_plans.TryGetValue(key, out var known))
            return known;
        if (_plans.Count == MaxPlans || !StackRoom.IsLeft())
            return LeftPlan.Instance;

        _work.Spend(PlanWork + (10 * nodes.Count));
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
            if ((kinds & kind) != 0 && PlanOf(nodes, Conjunction.Of(nodes, _facts[kind], _foresight)) is { } plan)
                byKind.Add(kind, plan);
        }

        return KindPlan.Chain(byKind);
    }

    // The plan for values of one kind; null when none is accepted.
    private KindPlan? PlanOf(List<SchemaNode> roots, Conjunction conjunction)
    {
        IsDynamic |= conjunction.IsDynamic;
        if (conjunction.IsRefused)
            return null;
        var values = AllowedValues.Of(conjunction);
        if (values is { IsEmpty: true })
            return null;
        _work.Spend(values?.Values.Count ?? 0);
        switch (conjunction.Kind)
        {
            case ValueKinds.String:
                return WithGroups(_strings.PlanOf(conjunction, values), conjunction);
            case ValueKinds.Number:
                return WithGroups(NumberPlanner.PlanOf(conjunction, values), conjunction);
            case ValueKinds.Array:
                return ConstantsOf(conjunction, values, (byte)'[') ?? WithGroups(_arrays.PlanOf(conjunction), conjunction, values);
            case ValueKinds.Object:
                return ConstantsOf(conjunction, values, (byte)'{') ?? ObjectsOf(roots, conjunction, values);
            default:
                return WithGroups(KindPlan.Any, conjunction);
        }
    }

    private KindPlan ObjectsOf(List<SchemaNode> roots, Conjunction conjunction, AllowedValues? values)
    {
        var general = _objects.PlanOf(conjunction, RulesOf(conjunction, values));
        if (general == KindPlan.Left || conjunction.Branches.Count == 0)
            return general;
        var first = new FirstMemberPlanner(roots, conjunction, _foresight, ObjectOf).Make(general.Create(NeverPlan.Instance));
        return first is null ? general : new KindPlan(first);
    }

    // The plan for objects of what a guess leaves.
    private Plan ObjectOf(Conjunction conjunction)
    {
        IsDynamic |= conjunction.IsDynamic;
        var values = AllowedValues.Of(conjunction);
        return values is { IsEmpty: true } ? NeverPlan.Instance : _objects.PlanOf(conjunction, RulesOf(conjunction, values)).Create(NeverPlan.Instance);
    }

    // For values of which only constants are left and nothing else is asked.
    private static KindPlan? ConstantsOf(Conjunction conjunction, AllowedValues? values, byte first)
    {
        if (values is null || conjunction.Branches.Count > 0 || conjunction.Formulas.Count > 0 || !conjunction.Nodes.All(node => AllowedValues.AreAll(node, conjunction.Kind)))
            return null;
        return ConstantPlanner.PlansOf(values) is { } plans ? new KindPlan(next => new FirstPlan(first, plans, next)) : KindPlan.Left;
    }

    private KindPlan? WithGroups(KindPlan? plan, Conjunction conjunction, AllowedValues? values = null)
    {
        if (plan is null || plan == KindPlan.Left || (conjunction.Branches.Count == 0 && values is null))
            return plan;
        return plan with { Groups = [.. ConstantGroups(values), .. conjunction.Branches.Select(GroupOf), .. plan.Groups] };
    }

    private IReadOnlyList<ObjectRuleDraft> RulesOf(Conjunction conjunction, AllowedValues? values) =>
    [
        .. ConstantGroups(values).Select(group => new ObjectRuleDraft.OfGroup(group, [])),
        .. conjunction.Branches.Select(branch => RuleOf(branch, conjunction.Facts)),
    ];

    private ObjectRuleDraft RuleOf(SchemaBranch branch, ValueFacts facts) => branch.Formula is { } formula
        ? new ObjectRuleDraft.OfCondition(formula, PlanOf(branch.Then), PlanOf(branch.Else))
        : new ObjectRuleDraft.OfGroup(GroupOf(branch), BranchEffect.Of(branch, facts, _foresight));

    private static IEnumerable<BranchGroup> ConstantGroups(AllowedValues? values) =>
        values is null ? [] : [new AnyOfGroup(ConstantPlanner.PlansOf(values) ?? [LeftPlan.Instance])];

    /// <summary>What names must meet that these schemas judge.</summary>
    public Conjunction NamesOf(IEnumerable<SchemaNode> schemas) => Conjunction.Of(schemas, _facts[ValueKinds.String], _foresight);

    /// <summary>What <c>propertyDependencies</c> ask of an object for their schema to hold.</summary>
    public Plan ConditionOf(SchemaEdge dependent) => PlanOf([_foresight.PropertyConditions.Of(dependent)]);

    private BranchGroup GroupOf(SchemaBranch branch) => branch.Kind switch
    {
        SchemaBranchKind.AnyOf => new AnyOfGroup(PlansOf(branch.Schemas)),
        SchemaBranchKind.OneOf => new OneOfGroup(PlansOf(branch.Schemas)),
        SchemaBranchKind.Not => new NotGroup(PlanOf(branch.Schemas)),
        _ => new ConditionGroup(PlanOf(branch.Schemas), PlanOf(branch.Then), PlanOf(branch.Else)),
    };

    private Plan[] PlansOf(IReadOnlyList<SchemaNode> schemas) => [.. schemas.Select(schema => PlanOf([schema]))];

    private Plan? PlanOf(SchemaNode? schema) => schema is null ? null : PlanOf([schema]);
}
