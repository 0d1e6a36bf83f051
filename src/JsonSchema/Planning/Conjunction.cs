namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// All schemas that a value of one kind must meet at once: those asked for, what they refer to and include by <c>allOf</c>,
/// and every branch that is the only one left for this kind. What cannot be decided before a value is seen stays a branch.
/// </summary>
internal sealed class Conjunction
{
    private readonly HashSet<SchemaNode> _visited = [];

    private Conjunction(ValueKinds kind) => Kind = kind;

    public ValueKinds Kind { get; }

    /// <summary>The schemas, in the order found. Only keywords for values count here, in-place ones are followed.</summary>
    public List<SchemaNode> Nodes { get; } = [];

    public List<SchemaBranch> Branches { get; } = [];

    /// <summary>Whether nothing of this kind is accepted.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether a reference's target depends on how evaluation came here.</summary>
    public bool IsDynamic { get; private set; }

    public static Conjunction Of(IEnumerable<SchemaNode> roots, ValueKinds kind, KindAnalysis analysis)
    {
        var conjunction = new Conjunction(kind);
        foreach (var root in roots)
            conjunction.Add(root, analysis);
        return conjunction;
    }

    private void Add(SchemaNode node, KindAnalysis analysis)
    {
        if (!_visited.Add(node))
            return;
        if ((analysis.KindsOf(node) & Kind) == 0)
        {
            IsRefused = true;
            return;
        }

        if (node.Boolean is not null)
            return;
        Nodes.Add(node);
        foreach (var edge in node.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
            Add(edge.Target, analysis);
        AddDynamic(node, "$dynamicRef", analysis);
        AddDynamic(node, "$recursiveRef", analysis);
        AddAlternatives(node, "anyOf", SchemaBranchKind.AnyOf, analysis);
        AddAlternatives(node, "oneOf", SchemaBranchKind.OneOf, analysis);
        if (node.TargetOf("not") is { } not && (analysis.KindsOf(not) & Kind) != 0)
            Branches.Add(new SchemaBranch(SchemaBranchKind.Not, [not]));
        AddCondition(node, analysis);
        if (Kind == ValueKinds.Object)
            AddDependent(node);
    }

    private void AddDynamic(SchemaNode node, string keyword, KindAnalysis analysis)
    {
        var targets = node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().ToList();
        if (targets.Count == 1)
            Add(targets[0], analysis);
        IsDynamic |= targets.Count > 1;
    }

    private void AddAlternatives(SchemaNode node, string keyword, SchemaBranchKind kind, KindAnalysis analysis)
    {
        var branches = node.EdgesOf(keyword).Select(edge => edge.Target).ToList();
        if (branches.Count == 0)
            return;
        var alive = branches.Where(branch => (analysis.KindsOf(branch) & Kind) != 0).ToList();
        if (alive.Count == 1)
            Add(alive[0], analysis);
        else if (alive.Count == 0)
            IsRefused = true;
        else
            Branches.Add(new SchemaBranch(kind, alive));
    }

    private void AddCondition(SchemaNode node, KindAnalysis analysis)
    {
        if (node.TargetOf("if") is not { } condition)
            return;
        SchemaNode? then = node.TargetOf("then"), otherwise = node.TargetOf("else");
        if ((analysis.KindsOf(condition) & Kind) != 0)
            Branches.Add(new SchemaBranch(SchemaBranchKind.Condition, [condition]) { Then = then, Else = otherwise });
        else if (otherwise is not null)
            Add(otherwise, analysis);
    }

    private void AddDependent(SchemaNode node)
    {
        foreach (var edge in node.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies"))
            Branches.Add(new SchemaBranch(SchemaBranchKind.Dependent, []) { Name = edge.Name, Then = edge.Target });
    }
}
