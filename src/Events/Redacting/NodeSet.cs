using SchemaPacks.JsonSchema;

namespace SchemaPacks.Redacting;

/// <summary>
/// Every schema that may apply to one place of an event: some schemas, and all that they apply to the same value, whichever branch an event
/// takes and however references lead there. What may apply is asked, not what did, so a value's category never depends on the value.
/// What is reached through <c>not</c> only restricts: it declares nothing, and gives nothing a category.
/// </summary>
internal sealed class NodeSet : IEquatable<NodeSet>
{
    private readonly HashSet<SchemaNode> _nodes;
    private readonly HashSet<SchemaNode> _affirmed; // those of them that are reached without any "not"
    private readonly int _hash;

    private NodeSet(HashSet<SchemaNode> nodes, HashSet<SchemaNode> affirmed)
    {
        _nodes = nodes;
        _affirmed = affirmed;
        foreach (SchemaNode node in nodes)
            _hash ^= node.GetHashCode(); // nodes are compared by identity, in no order
        Edges = [.. nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind != SchemaEdgeKind.InPlace)];
    }

    /// <summary>Where these schemas lead to parts of the value.</summary>
    public SchemaEdge[] Edges { get; }

    public static NodeSet Of(SchemaNode root) => new(Closure([root], throughNot: true), Closure([root], throughNot: false));

    /// <summary>The schemas to which these edges lead, which start at schemas of this set.</summary>
    public NodeSet Behind(IReadOnlyCollection<SchemaEdge> edges) => new(
        Closure(edges.Select(edge => edge.Target), throughNot: true),
        Closure(edges.Where(edge => _affirmed.Contains(edge.Source)).Select(edge => edge.Target), throughNot: false));

    /// <summary>Whether any of the schemas says anything about categories, other than under <c>not</c>.</summary>
    public bool HasCategories => _affirmed.Any(NodeCategories.Has);

    /// <summary>Whether the edge, one of this set's, declares the properties that it leads to.</summary>
    public bool Declares(SchemaEdge edge) => _affirmed.Contains(edge.Source) && EdgeCoverage.Declares(edge);

    /// <summary>Whether the policy allows every category of every one of the schemas: the stricter wins.</summary>
    public bool IsAllowed(RedactionPolicy policy) => _nodes.All(node => NodeCategories.AreAllowed(node, policy));

    /// <summary>The first category of any of the schemas that the policy does not allow, in the order of the schemas; null when there is none.</summary>
    public string? FirstRefused(RedactionPolicy policy) => _nodes.Select(node => NodeCategories.FirstRefused(node, policy)).FirstOrDefault(category => category is not null);

    /// <inheritdoc/>
    public bool Equals(NodeSet? other) => other is not null && _hash == other._hash && _nodes.SetEquals(other._nodes) && _affirmed.SetEquals(other._affirmed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static HashSet<SchemaNode> Closure(IEnumerable<SchemaNode> seeds, bool throughNot)
    {
        var nodes = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(seeds);
        while (open.TryPop(out SchemaNode? node))
            if (nodes.Add(node))
                foreach (SchemaEdge edge in node.Edges)
                    if (edge.Kind == SchemaEdgeKind.InPlace && (throughNot || edge.Keyword != "not"))
                        open.Push(edge.Target);
        return nodes;
    }
}
