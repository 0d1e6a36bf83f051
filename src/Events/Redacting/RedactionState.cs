using System.Collections.Concurrent;
using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Redacting;

/// <summary>What is known about one place of an event: which schemas may apply there, and so what becomes of its parts. Filled in as events ask.</summary>
internal sealed class RedactionState
{
    // Which of the patterns match a name is remembered as one bit for each; beyond that many patterns nothing is remembered.
    private const int MaxRememberedPatterns = 64;
    private const int MaxRememberedMasks = 1024;

    private readonly RedactionPlan _plan;
    private readonly RedactionPlace _place;
    private readonly NodeSet _nodes;
    private readonly SchemaEdge[] _patterns;
    private readonly RedactionStep?[] _items;
    private readonly ConcurrentDictionary<ulong, RedactionStep> _others = new();

    public RedactionState(RedactionPlan plan, RedactionPlace place, NodeSet nodes)
    {
        _plan = plan;
        _place = place;
        _nodes = nodes;
        IEnumerable<string> names = nodes.Edges.Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!);
        Names = new DeclaredNames(place == RedactionPlace.Root ? names.Concat(plan.Policy.AllowedProperties) : names);
        _patterns = [.. nodes.Edges.Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty).DistinctBy(edge => edge.Name)];
        _items = new RedactionStep?[1 + nodes.Edges.Max(edge => edge.Kind switch
        {
            SchemaEdgeKind.PrefixItem => edge.Index + 1,
            SchemaEdgeKind.ItemsAfterPrefix => edge.Index,
            _ => 0,
        }).GetValueOrDefault()];
        KnowsOthers = _patterns.Length > 0 || nodes.Edges.Any(edge =>
            edge.Kind is SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties && nodes.Declares(edge));
    }

    /// <summary>Whether a name that no schema writes out can be declared all the same.</summary>
    private bool KnowsOthers { get; }

    /// <summary>The names that schemas write out, and at the top those that the policy names.</summary>
    public DeclaredNames Names { get; }

    /// <summary>What becomes of a property with one of the <see cref="Names"/>.</summary>
    public RedactionStep Declared(DeclaredName name) => name.Step ??= StepTo(name.Name); // two threads may both find it out; they find the same

    /// <summary>What becomes of a property with another name.</summary>
    /// <param name="name">Its name in UTF-8, without escapes.</param>
    public RedactionStep Undeclared(ReadOnlySpan<byte> name) => KnowsOthers ? Other(Encoding.UTF8.GetString(name)) : RedactionStep.Dropped;

    /// <summary>What becomes of an item. All items behind the last one that has a schema of its own fare alike.</summary>
    public RedactionStep Item(int index)
    {
        index = Math.Min(index, _items.Length - 1);
        return _items[index] ??= StepTo(index);
    }

    /// <summary>The category for which a property is not kept; null when it has none, or nobody declared it.</summary>
    public string? RefusedCategory(string name)
    {
        SchemaEdge[] edges = [.. _nodes.Edges.Where(edge => EdgeCoverage.MayJudgeProperty(edge, name))];
        if (!edges.Any(_nodes.Declares))
            return null;
        NodeSet key = _nodes.Behind([.. _nodes.Edges.Where(edge => edge.Kind == SchemaEdgeKind.PropertyNames)]);
        return key.FirstRefused(_plan.Policy) ?? _nodes.Behind(edges).FirstRefused(_plan.Policy) ?? (_place == RedactionPlace.Root ? _nodes.FirstRefused(_plan.Policy) : null);
    }

    /// <summary>The category for which an item is not kept; null when it has none.</summary>
    public string? RefusedCategory(int index) =>
        _nodes.Behind([.. _nodes.Edges.Where(edge => EdgeCoverage.MayJudgeItem(edge, index))]).FirstRefused(_plan.Policy);

    // Names that only patterns tell apart fare alike when the same patterns match them.
    private RedactionStep Other(string name)
    {
        if (_patterns.Length > MaxRememberedPatterns)
            return StepTo(name);

        ulong matches = 0;
        for (int index = 0; index < _patterns.Length; index++)
            if (_patterns[index].CoversProperty(name))
                matches |= 1UL << index;
        if (_others.TryGetValue(matches, out RedactionStep? step))
            return step;
        step = StepTo(name);
        return _others.Count < MaxRememberedMasks ? _others.GetOrAdd(matches, step) : step;
    }

    private RedactionStep StepTo(string name)
    {
        SchemaEdge[] edges = [.. _nodes.Edges.Where(edge => EdgeCoverage.MayJudgeProperty(edge, name))];
        if (!edges.Any(_nodes.Declares))
            return RedactionStep.Dropped;

        NodeSet value = _nodes.Behind(edges);
        if (_place == RedactionPlace.Open || (_place == RedactionPlace.Root && _plan.Policy.AllowsProperty(name)))
            return Kept(RedactionPlace.Open, value);

        NodeSet key = _nodes.Behind([.. _nodes.Edges.Where(edge => edge.Kind == SchemaEdgeKind.PropertyNames)]);
        if (!key.IsAllowed(_plan.Policy))
            return RedactionStep.Dropped;

        // The event's own categories hold for each of its properties; a property without any of its own is the most restricted.
        bool isTop = _place == RedactionPlace.Root;
        return value.IsAllowed(_plan.Policy) && (!isTop || (value.HasCategories && _nodes.IsAllowed(_plan.Policy)))
            ? Kept(RedactionPlace.Inside, value)
            : RedactionStep.Redacted;
    }

    private RedactionStep StepTo(int index)
    {
        NodeSet value = _nodes.Behind([.. _nodes.Edges.Where(edge => EdgeCoverage.MayJudgeItem(edge, index))]);
        return _place == RedactionPlace.Open || value.IsAllowed(_plan.Policy) ? Kept(_place, value) : RedactionStep.Redacted;
    }

    private RedactionStep Kept(RedactionPlace place, NodeSet value) => new(RedactionVerdict.Keep, _plan.State(place, value));
}
