namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// All schemas that a value must meet at once of which some facts are known: those asked for, what they refer to and include by
/// <c>allOf</c>, and every branch that the facts leave as the only one. What cannot be decided before a value is seen stays a branch.
/// </summary>
internal sealed class Conjunction
{
    private readonly HashSet<SchemaNode> _visited = [];
    private readonly Foresight _foresight;
    private readonly IReadOnlyDictionary<(SchemaNode Owner, string Keyword), SchemaNode> _choices;

    private Conjunction(ValueFacts facts, Foresight foresight, IReadOnlyDictionary<(SchemaNode Owner, string Keyword), SchemaNode> choices)
    {
        Facts = facts;
        _foresight = foresight;
        _choices = choices;
    }

    public ValueFacts Facts { get; }

    /// <summary>What planning may still take.</summary>
    public PlanningWork Work => _foresight.Work;

    /// <summary>The one kind that the value is of.</summary>
    public ValueKinds Kind => Facts.Kinds;

    /// <summary>The schemas, in the order found. Only keywords for values count here, in-place ones are followed.</summary>
    public List<SchemaNode> Nodes { get; } = [];

    public List<SchemaBranch> Branches { get; } = [];

    /// <summary>What an object's names must meet: branches that ask for nothing else.</summary>
    public List<NameFormula> Formulas { get; } = [];

    /// <summary>Whether no such value is accepted.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether a reference's target depends on how evaluation came here.</summary>
    public bool IsDynamic { get; private set; }

    /// <summary>The same text for conjunctions that one plan serves; formulas aside.</summary>
    public string Key => $"{string.Join(',', Nodes.Select(node => node.Ordinal).Order())}|{string.Join(',', Branches.Select(branch => branch.Key))}";

    /// <param name="roots">The schemas asked for.</param>
    /// <param name="facts">What is known of the value.</param>
    /// <param name="foresight">Judges schemas by facts.</param>
    /// <param name="choices">Alternatives that are taken as the ones met, by schema and keyword.</param>
    public static Conjunction Of(IEnumerable<SchemaNode> roots, ValueFacts facts, Foresight foresight, IReadOnlyDictionary<(SchemaNode Owner, string Keyword), SchemaNode>? choices = null)
    {
        var conjunction = new Conjunction(facts, foresight, choices ?? new Dictionary<(SchemaNode, string), SchemaNode>());
        foreach (var root in roots)
            conjunction.Add(root);
        return conjunction;
    }

    private void Add(SchemaNode? node)
    {
        if (node is null || !_visited.Add(node))
            return;
        Work.Spend(1 + node.Edges.Count);
        PlanningWork.EnsureStack();
        var verdict = _foresight.Accepts(node, Facts);
        IsRefused |= verdict == false;
        if (verdict is not null)
            return;
        Nodes.Add(node);
        foreach (var edge in node.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
            Add(edge.Target);
        AddDynamic(node, "$dynamicRef");
        AddDynamic(node, "$recursiveRef");
        AddAlternatives(node, "anyOf", SchemaBranchKind.AnyOf);
        AddAlternatives(node, "oneOf", SchemaBranchKind.OneOf);
        AddNegation(node);
        AddCondition(node);
        if (Kind != ValueKinds.Object)
            return;
        AddDependent(node);
        AddPropertyDependencies(node);
    }

    private void AddDynamic(SchemaNode node, string keyword)
    {
        var targets = node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().ToList();
        if (targets.Count == 1)
            Add(targets[0]);
        IsDynamic |= targets.Count > 1;
    }

    private void AddAlternatives(SchemaNode node, string keyword, SchemaBranchKind kind)
    {
        var branches = node.EdgesOf(keyword).Select(edge => edge.Target).ToList();
        if (branches.Count == 0)
            return;
        if (_choices.TryGetValue((node, keyword), out var choice))
        {
            Add(choice);
            return;
        }

        if (kind == SchemaBranchKind.AnyOf && branches.Any(branch => _foresight.Accepts(branch, Facts) == true))
            return;
        var alive = branches.Where(branch => _foresight.Accepts(branch, Facts) != false).ToList();
        if (alive.Count == 1)
            Add(alive[0]);
        else if (alive.Count == 0)
            IsRefused = true;
        else if (FormulasOf(alive) is { } parts)
            Formulas.Add(new NameFormula([], parts, 1, kind == SchemaBranchKind.OneOf ? 1 : parts.Count));
        else
            Branches.Add(new SchemaBranch(kind, node, keyword, alive));
    }

    private void AddNegation(SchemaNode node)
    {
        if (node.TargetOf("not") is not { } not || _foresight.Accepts(not, Facts) is false)
            return;
        if (FormulasOf([not]) is { } parts)
            Formulas.Add(parts[0].Not());
        else
            Branches.Add(new SchemaBranch(SchemaBranchKind.Not, node, "not", [not]));
    }

    private void AddCondition(SchemaNode node)
    {
        if (node.TargetOf("if") is not { } condition)
            return;
        SchemaNode? then = node.TargetOf("then"), otherwise = node.TargetOf("else");
        if (_foresight.Accepts(condition, Facts) is { } holds)
            Add(holds ? then : otherwise);
        else if (then is not null || otherwise is not null)
            AddCondition(new SchemaBranch(SchemaBranchKind.Condition, node, "if", [condition]) { Then = then, Else = otherwise, Formula = FormulasOf([condition])?[0] });
    }

    private void AddDependent(SchemaNode node)
    {
        foreach (var edge in node.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies"))
        {
            if (!Facts.Members.TryGetValue(edge.Name!, out var member))
                AddCondition(new SchemaBranch(SchemaBranchKind.Condition, node, edge.Path, []) { Then = edge.Target, Formula = NameFormula.HasAll(edge.Name!) });
            else if (member is not null)
                Add(edge.Target);
        }
    }

    private void AddPropertyDependencies(SchemaNode node)
    {
        foreach (var edge in node.EdgesOf("propertyDependencies"))
        {
            var condition = _foresight.PropertyConditions.Of(edge);
            if (_foresight.Accepts(condition, Facts) is not { } holds)
                AddCondition(new SchemaBranch(SchemaBranchKind.Condition, node, edge.Path, [condition]) { Then = edge.Target });
            else if (holds)
                Add(edge.Target);
        }
    }

    private void AddCondition(SchemaBranch branch)
    {
        if (branch.Formula is not null && FormulasOf([.. new[] { branch.Then, branch.Else }.OfType<SchemaNode>()]) is { } parts)
            Formulas.Add(NameFormula.Condition(branch.Formula, branch.Then is null ? NameFormula.HasAll() : parts[0], branch.Else is null ? NameFormula.HasAll() : parts[^1])!);
        else
            Branches.Add(branch);
    }

    // The schemas as conditions on names; null unless they all are.
    private List<NameFormula>? FormulasOf(IReadOnlyList<SchemaNode> schemas)
    {
        if (Kind != ValueKinds.Object)
            return null;
        var formulas = schemas.Select(schema => NameFormula.Of(schema, _foresight.Formulas)).ToList();
        return formulas.Any(formula => formula is null) ? null : [.. formulas.OfType<NameFormula>()];
    }
}
