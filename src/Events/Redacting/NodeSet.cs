using SchemaPacks.JsonSchema;

namespace SchemaPacks.Redacting;

/// <summary>
/// Every schema that may apply to one place of an event: some schemas, and all that they apply to the same value, whichever branch an event
/// takes and however references lead there. What may apply is asked, not what did, so a value's category never depends on the value.
/// </summary>
internal sealed class NodeSet : IEquatable<NodeSet>
{
    private readonly HashSet<SchemaNode> _nodes;
    private readonly int _hash;

    private NodeSet(HashSet<SchemaNode> nodes)
    {
        _nodes = nodes;
        foreach (SchemaNode node in nodes)
            _hash ^= node.GetHashCode(); // nodes are compared by identity, in no order
        Edges = [.. nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind != SchemaEdgeKind.InPlace)];
    }

    /// <summary>Where these schemas lead to parts of the value.</summary>
    public SchemaEdge[] Edges { get; }

    public static NodeSet Of(IEnumerable<SchemaNode> seeds)
    {
        var nodes = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(seeds);
        while (open.TryPop(out SchemaNode? node))
            if (nodes.Add(node))
                foreach (SchemaEdge edge in node.Edges)
                    if (edge.Kind == SchemaEdgeKind.InPlace)
                        open.Push(edge.Target);
        return new NodeSet(nodes);
    }

    /// <summary>Whether any of the schemas says anything about categories.</summary>
    public bool HasCategories => _nodes.Any(NodeCategories.Has);

    /// <summary>Whether the policy allows every category of every one of the schemas: the stricter wins.</summary>
    public bool IsAllowed(RedactionPolicy policy) => _nodes.All(node => NodeCategories.AreAllowed(node, policy));

    /// <inheritdoc/>
    public bool Equals(NodeSet? other) => other is not null && _hash == other._hash && _nodes.SetEquals(other._nodes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
