using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>A schema and those that hold wherever it holds.</summary>
internal static class SureSchemas
{
    public static HashSet<SchemaNode> Of(SchemaNode node)
    {
        var found = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>([node]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var edge in next.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
                open.Push(edge.Target);
        }

        return found;
    }
}
