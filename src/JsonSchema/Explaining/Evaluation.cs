using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>One instance being judged: the budget, and what has been found out already.</summary>
internal sealed class Evaluation(EvaluationProgram program, Instance root, bool collects, bool records = false)
{
    private readonly Dictionary<(int Node, int Value, DynamicScope Scope), Outcome> _known = [];
    private readonly Dictionary<Instance, Instance> _names = [];
    private int _stepsLeft = program.Options.MaxSteps;
    private int _depth;

    /// <summary>Whether every reason is wanted, or only the verdict.</summary>
    public bool Collects => collects;

    /// <summary>Whether the outcomes keep every schema that was asked, and not only why a value was refused.</summary>
    public bool Records => records;

    public bool TracksCoverage => program.TracksCoverage;

    /// <summary>Whether somebody wants to know of the alternatives behind the first that accepts.</summary>
    public bool AsksEveryAlternative => TracksCoverage || records;

    /// <summary>Steps taken so far.</summary>
    public int Steps => program.Options.MaxSteps - _stepsLeft;

    /// <exception cref="BudgetExceededException">A bound was reached first.</exception>
    public Outcome Run(SchemaNode start) => Apply(start, root, new DynamicScope());

    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public void Spend(int steps)
    {
        if (steps > _stepsLeft)
            throw new BudgetExceededException($"judging the instance takes more than {program.Options.MaxSteps} steps (MaxSteps)");
        _stepsLeft -= steps;
    }

    /// <summary>Asks one schema about one value; at most once where several places share the schema.</summary>
    public Outcome Apply(SchemaNode node, Instance value, DynamicScope outer)
    {
        Spend(1);
        if (node.Boolean is { } accepts)
            return accepts ? records ? new Outcome { Node = node, Value = value } : Outcome.Accepted : new Outcome { Node = node, Value = value, Failures = [] };

        var scope = outer.Enter(node.Resource);
        var isShared = node.InDegree > 1;
        if (isShared && _known.TryGetValue((node.Ordinal, value.Ordinal, scope), out var known))
            return known;

        if (++_depth > program.Options.MaxEvaluationDepth || !StackRoom.IsLeft())
            throw new BudgetExceededException($"schemas are applied inside one another more than {program.Options.MaxEvaluationDepth} deep (MaxEvaluationDepth)");
        var check = new NodeCheck(this, node, value, scope);
        foreach (var rule in program.Rules(node))
        {
            rule.Apply(check);
            if (check.IsDecided)
                break;
        }

        _depth--;
        var outcome = check.Conclude();
        if (isShared)
            _known[(node.Ordinal, value.Ordinal, scope)] = outcome;
        return outcome;
    }

    /// <summary>A member's name as a value of its own.</summary>
    public Instance NameOf(Instance member)
    {
        if (!_names.TryGetValue(member, out var name))
            _names[member] = name = new Instance { Ordinal = root.Size + _names.Count, Kind = InstanceKind.String, Text = member.Name!, Parent = member.Parent, IsName = true };
        return name;
    }
}
