using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// What a schema with <c>unevaluatedProperties</c> or <c>unevaluatedItems</c> has evaluated by other keywords, when that is
/// the same for every value.
/// </summary>
internal sealed class Coverage
{
    private static readonly string[] Choices = ["anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "propertyDependencies", "not"];

    private static readonly string[] Evaluating =
    [
        "properties", "patternProperties", "additionalProperties", "unevaluatedProperties",
        "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains",
    ];

    private readonly SchemaNode _owner;
    private readonly List<SchemaNode> _nodes;

    private Coverage(SchemaNode owner, List<SchemaNode> nodes)
    {
        _owner = owner;
        _nodes = nodes;
    }

    /// <summary>The schema, and those it refers to or includes.</summary>
    public IReadOnlyList<SchemaNode> Nodes => _nodes;

    public bool CoversAllProperties => _nodes.Any(node =>
        node.EdgesOf("additionalProperties").Any() || (node != _owner && node.EdgesOf("unevaluatedProperties").Any()));

    public bool CoversAllItems => _nodes.Any(node =>
        node.Edges.Any(edge => edge.Keyword is "items" or "additionalItems" && edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.ItemsAfterPrefix)
        || (node != _owner && node.EdgesOf("unevaluatedItems").Any()));

    /// <summary>How many first items are covered.</summary>
    public int CoveredItems => _nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.PrefixItem).Select(edge => edge.Index!.Value + 1).DefaultIfEmpty(0).Max();

    /// <summary>Whether items are covered by matching <c>contains</c>, as from 2020-12 on; a schema referred to may be of another dialect.</summary>
    public bool HasContains => _nodes.Any(node => node.Dialect.Version >= DialectVersion.Draft202012 && node.EdgesOf("contains").Any());

    /// <summary>The coverage; null when it depends on which branches a value meets.</summary>
    public static Coverage? Of(SchemaNode owner, PlanningWork work)
    {
        var nodes = new List<SchemaNode>();
        return TryAdd(owner, nodes, [], work) ? new Coverage(owner, nodes) : null;
    }

    private static bool TryAdd(SchemaNode node, List<SchemaNode> nodes, HashSet<SchemaNode> visited, PlanningWork work)
    {
        if (!visited.Add(node))
            return true;
        work.Spend(1 + node.Edges.Count);
        PlanningWork.EnsureStack();
        nodes.Add(node);
        foreach (var edge in node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.InPlace))
        {
            var isChoice = Array.IndexOf(Choices, edge.Keyword) >= 0 || edge.Keyword == "dependencies";
            if (isChoice ? Evaluates(edge.Target, work) : !TryAdd(edge.Target, nodes, visited, work))
                return false;
        }

        return true;
    }

    // Whether a branch, if met, would evaluate members or items.
    private static bool Evaluates(SchemaNode branch, PlanningWork work) =>
        TellingMembers.InPlace([branch], work).Any(node => node.Edges.Any(edge => Array.IndexOf(Evaluating, edge.Keyword) >= 0));
}
