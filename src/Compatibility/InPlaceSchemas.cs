using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility;

/// <summary>Schemas with those that they apply to the same value.</summary>
internal static class InPlaceSchemas
{
    /// <summary>A schema and those that hold wherever it holds.</summary>
    public static HashSet<SchemaNode> Sure(SchemaNode node) => Reached([node], edge => edge.Keyword is "$ref" or "allOf");

    /// <summary>Schemas and all that may be asked about the same value.</summary>
    public static HashSet<SchemaNode> Possible(IEnumerable<SchemaNode> nodes) => Reached(nodes, edge => edge.Kind == SchemaEdgeKind.InPlace);

    private static HashSet<SchemaNode> Reached(IEnumerable<SchemaNode> from, Func<SchemaEdge, bool> isFollowed)
    {
        var found = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(from);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var edge in next.Edges.Where(isFollowed))
                open.Push(edge.Target);
        }

        return found;
    }
}
