namespace SchemaPacks.JsonSchema.Loading;

/// <summary>Everything that loading made: what the later phases compile from.</summary>
internal sealed class SchemaGraph
{
    /// <summary>Every schema of every document, by <see cref="SchemaNode.Ordinal"/>.</summary>
    public List<SchemaNode> Nodes { get; } = [];

    /// <summary>The roots of resources by absolute address.</summary>
    public Dictionary<string, SchemaNode> Resources { get; } = [];

    /// <summary>The documents that are no published metaschemas, with their roots.</summary>
    public List<SchemaNode> DocumentRoots { get; } = [];

    /// <summary>References with a dynamic target: the anchor's name, empty for <c>$recursiveRef</c>, by the node that has the reference.</summary>
    public Dictionary<SchemaNode, string> DynamicReferences { get; } = [];

    /// <summary>The schemas that evaluation applies to the same value, in that scope: a dynamic reference has one target there, or in v1 none.</summary>
    public IEnumerable<SchemaEdge> EdgesInPlace(SchemaNode node, DynamicScope scope)
    {
        var target = DynamicReferences.TryGetValue(node, out var anchor) ? scope.Find(anchor) : null;
        return node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.InPlace && ((target is null && !node.Dialect.NamesDynamicAnchors) || edge.Keyword == "$ref" || !edge.Keyword.EndsWith("Ref", StringComparison.Ordinal) || edge.Target == target));
    }
}
