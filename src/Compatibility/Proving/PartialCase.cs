using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>A case that is still being taken apart.</summary>
internal sealed class PartialCase
{
    private const string Apart = "refusals";

    private readonly KindAnalysis _analysis;
    private readonly Refusals _refusals;
    private readonly List<SchemaNode> _nodes = [];
    private readonly HashSet<SchemaNode> _met = []; // the nodes, to be found
    private readonly Stack<SchemaNode> _pending;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _absent;
    private readonly List<SchemaNode> _excluded = [];
    private readonly HashSet<SchemaNode> _unmet = []; // the excluded, to be found
    private readonly Stack<SchemaNode> _pendingExcluded;
    private readonly List<Denial> _denials;
    private readonly IReadOnlyList<SchemaNode>? _declaring;
    private readonly HashSet<(SchemaNode Node, string Choice)> _decided;
    private ValueKinds _kinds;

    public PartialCase(ValueCase of, KindAnalysis analysis, Refusals refusals)
    {
        (_analysis, _refusals, _kinds) = (analysis, refusals, of.Kinds);
        _pending = new(of.Nodes.Reverse());
        _names = new(of.Names, StringComparer.Ordinal);
        _absent = new(of.Absent, StringComparer.Ordinal);
        _pendingExcluded = new(of.Excluded.Reverse());
        _denials = [.. of.Denials];
        _declaring = of.Declaring;
        _decided = [.. of.TakenApart.Select(node => (node, Apart))];
    }

    private PartialCase(PartialCase other)
    {
        (_analysis, _refusals, _kinds) = (other._analysis, other._refusals, other._kinds);
        _nodes = [.. other._nodes];
        _met = [.. other._met];
        _pending = [];
        _names = new(other._names, StringComparer.Ordinal);
        _absent = new(other._absent, StringComparer.Ordinal);
        _excluded = [.. other._excluded];
        _unmet = [.. other._unmet];
        _pendingExcluded = [];
        _denials = [.. other._denials];
        _declaring = other._declaring;
        _decided = [.. other._decided];
    }

    /// <summary>How much there is of it, for a budget.</summary>
    public int Size => 1 + _nodes.Count + _excluded.Count;

    /// <summary>Adds whatever holds without a choice.</summary>
    /// <returns>False when no value does all of it.</returns>
    public bool Settle()
    {
        while (_kinds != ValueKinds.None)
        {
            if (_pending.TryPop(out var node))
            {
                if (node.Boolean == false)
                    return false;
                Add(node);
            }
            else if (_pendingExcluded.TryPop(out var excluded))
            {
                if (_met.Contains(excluded) || !Exclude(excluded))
                    return false;
            }
            else
            {
                return !_absent.Overlaps(_names);
            }
        }

        return false;
    }

    /// <summary>The cases that the next choice makes of it; null when there is none left.</summary>
    public IReadOnlyList<PartialCase>? Choices()
    {
        foreach (var node in _nodes)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
            {
                var branches = node.EdgesOf(keyword).Select(edge => edge.Target).ToList();
                if (branches.Count == 0 || !_decided.Add((node, keyword)))
                    continue;
                if (branches.Find(_met.Contains) is not { } known)
                    return [.. branches.Select(branch => With([branch], keyword == "oneOf" ? branches.Where(other => !ReferenceEquals(other, branch)) : []))];
                if (keyword == "oneOf")
                    return [With([], branches.Where(other => !ReferenceEquals(other, known)))];
            }

            if (node.TargetOf("if") is { } condition && (node.TargetOf("then") ?? node.TargetOf("else")) is not null && _decided.Add((node, "if")))
            {
                PartialCase Met() => With(node.TargetOf("then") is { } then ? [condition, then] : [condition], []);
                PartialCase Unmet() => With(node.TargetOf("else") is { } otherwise ? [otherwise] : [], [condition]);
                return _met.Contains(condition) ? [Met()] : _unmet.Contains(condition) ? [Unmet()] : [Met(), Unmet()];
            }

            foreach (var edge in node.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies"))
            {
                if (!_absent.Contains(edge.Name!) && _decided.Add((node, edge.Keyword + edge.Name)))
                    return _names.Contains(edge.Name!) ? [With([edge.Target], [])] : [With([edge.Target], [], present: edge.Name), With([], [], absent: edge.Name)];
            }
        }

        return null;
    }

    /// <summary>The cases that the next schema makes of it that is not met; null when there is none left.</summary>
    public IReadOnlyList<PartialCase>? Refusals(int most)
    {
        foreach (var excluded in _excluded)
        {
            if (_refusals.Of(excluded) is { Count: > 1 } refusals && refusals.Count <= most && _decided.Add((excluded, Apart)))
                return [.. refusals.Select(WithRefusal)];
        }

        return null;
    }

    public ValueCase ToCase() => new()
    {
        Nodes = _nodes,
        Names = [.. _names],
        Absent = [.. _absent],
        Excluded = _excluded,
        Denials = [.. _denials.Distinct()],
        TakenApart = [.. _decided.Where(decision => decision.Choice == Apart).Select(decision => decision.Node)],
        Declaring = _declaring,
        Kinds = _kinds,
    };

    private void Add(SchemaNode node)
    {
        if (!_met.Add(node))
            return;
        _nodes.Add(node);
        _kinds &= _analysis.KindsOf(node);
        foreach (var edge in node.Edges)
        {
            if (edge.Keyword is "$ref" or "allOf")
                _pending.Push(edge.Target);
            else if (edge.Keyword == "not")
                _pendingExcluded.Push(edge.Target);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["$dynamicRef", "$recursiveRef"])
        {
            if (node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().ToList() is [var only])
                _pending.Push(only);
        }
    }

    private bool Exclude(SchemaNode node)
    {
        if (!_unmet.Add(node))
            return true;
        _excluded.Add(node);
        var refusals = _refusals.Of(node);
        if (refusals is [var only])
            Apply(only);
        return refusals.Count > 0;
    }

    private PartialCase WithRefusal(Refusal refusal)
    {
        var copy = new PartialCase(this);
        copy.Apply(refusal);
        return copy;
    }

    private void Apply(Refusal refusal)
    {
        _kinds &= refusal.Kinds;
        if (refusal.Denied is not null)
            _denials.Add(refusal.Denied);
        foreach (var met in refusal.Met)
            _pending.Push(met);
        foreach (var unmet in refusal.Unmet)
            _pendingExcluded.Push(unmet);
        _names.UnionWith(refusal.Present);
        _absent.UnionWith(refusal.Absent);
        if (_names.Count > 0 && refusal.Present.Count > 0)
            _kinds &= ValueKinds.Object;
    }

    private PartialCase With(IEnumerable<SchemaNode> more, IEnumerable<SchemaNode> excluded, string? present = null, string? absent = null)
    {
        var copy = new PartialCase(this);
        foreach (var node in more)
            copy._pending.Push(node);
        foreach (var node in excluded)
            copy._pendingExcluded.Push(node);
        if (present is not null)
            copy._names.Add(present);
        if (absent is not null)
            copy._absent.Add(absent);
        return copy;
    }
}
