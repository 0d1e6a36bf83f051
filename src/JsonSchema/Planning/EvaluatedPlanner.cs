using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Finds what a schema evaluates of a value, and on which branches that depends, where <see cref="Coverage"/> says that it depends on some.</summary>
/// <typeparam name="TPart">Parts of a value that one schema evaluates by its own keywords.</typeparam>
/// <param name="planner">Makes the plans of branches.</param>
/// <param name="owner">The schema that asks: its own <c>unevaluated…</c> counts for nothing.</param>
internal abstract class EvaluatedPlanner<TPart>(Planner planner, SchemaNode owner)
    where TPart : class
{
    // One bit each.
    private const int MaxParts = 64;

    // Branches within branches multiply: schemas with more ways are left to the explaining pass, which remembers.
    private const int MaxSchemas = 256;

    private readonly List<TPart> _parts = [];
    private readonly Dictionary<SchemaNode, ulong> _known = [];
    private int _schemas;
    private bool _isTooLarge;

    protected Planner Planner => planner;

    protected SchemaNode Owner => owner;

    /// <summary>The parts, in the order of their bits.</summary>
    public TPart[] Parts => [.. _parts];

    /// <summary>What is evaluated; null where that is too large for a plan.</summary>
    public Evaluated? Make()
    {
        var evaluated = Of(owner) ?? new Evaluated(0, []);
        return _isTooLarge || _parts.Count > MaxParts ? null : evaluated;
    }

    /// <summary>What a schema evaluates by its own keywords; null for nothing.</summary>
    protected abstract TPart? OwnOf(SchemaNode node);

    /// <summary>What a value must meet for a schema to hold that depends on a member; null for values that have none.</summary>
    protected abstract Plan? ConditionOf(SchemaEdge dependent);

    private Evaluated? Of(params IEnumerable<SchemaNode?> nodes)
    {
        ulong parts = 0;
        var choices = new List<Evaluated.Choice>();
        foreach (var node in nodes.OfType<SchemaNode>())
            Add(node, ref parts, choices);
        return parts == 0 && choices.Count == 0 ? null : new Evaluated(parts, [.. choices]);
    }

    private void Add(SchemaNode node, ref ulong parts, List<Evaluated.Choice> choices)
    {
        if (++_schemas > MaxSchemas || !StackRoom.IsLeft())
            _isTooLarge = true;
        if (_isTooLarge)
            return;
        parts |= PartOf(node);
        foreach (var edge in node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.InPlace))
        {
            switch (edge.Keyword)
            {
                case "$ref" or "$dynamicRef" or "$recursiveRef" or "allOf":
                    Add(edge.Target, ref parts, choices);
                    break;
                case "anyOf" or "oneOf":
                    AddChoice(() => planner.PlanOf([edge.Target]), Of(edge.Target), null, choices);
                    break;
                case "if":
                    AddChoice(() => planner.PlanOf([edge.Target]), Of(edge.Target, node.TargetOf("then")), Of(node.TargetOf("else")), choices);
                    break;
                case "dependentSchemas" or "dependencies" or "propertyDependencies":
                    AddChoice(() => ConditionOf(edge), Of(edge.Target), null, choices);
                    break;
                case "then" or "else" or "not":
                    break; // the condition has them; what is refused evaluates nothing
                default:
                    _isTooLarge = true;
                    break;
            }
        }
    }

    private static void AddChoice(Func<Plan?> condition, Evaluated? met, Evaluated? missed, List<Evaluated.Choice> choices)
    {
        if ((met is not null || missed is not null) && condition() is { } plan)
            choices.Add(new Evaluated.Choice(plan, met, missed));
    }

    private ulong PartOf(SchemaNode node)
    {
        if (!_known.TryGetValue(node, out var bit))
        {
            if (OwnOf(node) is { } own)
            {
                bit = 1UL << _parts.Count;
                _parts.Add(own);
            }

            _known[node] = bit;
        }

        return bit;
    }
}
