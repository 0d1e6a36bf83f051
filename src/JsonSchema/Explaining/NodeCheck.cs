namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>One schema being asked about one value: the rules write their answers here.</summary>
internal sealed class NodeCheck(Evaluation run, SchemaNode node, Instance value, Loading.DynamicScope scope)
{
    private List<Failure>? _failures;
    private bool _isRefused;
    private CoveredChildren? _coverage;
    private List<(SchemaEdge, Outcome)>? _asked;

    public Evaluation Run => run;

    public Instance Value => value;

    public Loading.DynamicScope Scope => scope;

    /// <summary>Whether more answers would change nothing.</summary>
    public bool IsDecided => _isRefused && !run.Collects;

    /// <summary>The schema's own keyword refuses.</summary>
    public void Refuse(string keyword, string message, IReadOnlyList<Failure>? causes = null) =>
        Add(new Failure { Keyword = keyword, Path = "/" + keyword, Message = message, Causes = causes ?? [] });

    /// <summary>Asks the schema at the end of an edge.</summary>
    public Outcome Ask(SchemaEdge edge, Instance about)
    {
        var outcome = run.Apply(edge.Target, about, scope);
        if (run.Records)
            (_asked ??= []).Add((edge, outcome));
        return outcome;
    }

    /// <summary>Asks it, and refuses where it refuses. What it covers of the same value is covered here too.</summary>
    public void Demand(SchemaEdge edge, Instance about)
    {
        var outcome = Ask(edge, about);
        if (!outcome.IsValid)
            Add(Because(edge, outcome));
        else if (about == value)
            Cover(outcome);
    }

    public static Failure Because(SchemaEdge edge, Outcome outcome) =>
        new() { Keyword = edge.Keyword, Path = edge.Path, Applied = outcome, Edge = edge };

    /// <summary>A child of the value has been evaluated.</summary>
    public void Cover(int child)
    {
        if (run.TracksCoverage)
            (_coverage ??= new CoveredChildren(value.Children.Count)).Add(child);
    }

    /// <summary>What an accepting schema covered of the same value.</summary>
    public void Cover(Outcome outcome)
    {
        if (outcome.Coverage is { } covered)
            (_coverage ??= new CoveredChildren(value.Children.Count)).Add(covered);
    }

    public bool IsCovered(int child) => _coverage?.Has(child) ?? false;

    public Outcome Conclude() => run.Records
        ? new Outcome { Node = node, Value = value, Failures = _isRefused ? _failures ?? [] : null, Coverage = _isRefused ? null : _coverage, Asked = _asked ?? [] }
        : _isRefused
        ? new Outcome { Node = node, Value = value, Failures = _failures ?? [] }
        : _coverage is null ? Outcome.Accepted : new Outcome { Node = node, Value = value, Coverage = _coverage };

    private void Add(Failure failure)
    {
        _isRefused = true;
        if (run.Collects)
            (_failures ??= []).Add(failure);
    }
}
