using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Compatibility.Versioning;

/// <summary>Which members a schema declares, at whatever depth: <c>/viewer/name</c>, <c>/lines/*/price</c>.</summary>
internal static class DeclaredPaths
{
    private const int MaxDepth = 6;
    private const int MaxPaths = 5_000;

    public static HashSet<string> Of(SchemaNode root)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(SchemaNode, string)>();
        var open = new Stack<(SchemaNode Node, string Path, int Depth)>([(root, "", 0)]);
        while (open.TryPop(out var next) && paths.Count < MaxPaths)
        {
            if (next.Depth > MaxDepth || !seen.Add((next.Node, next.Path)))
                continue;
            foreach (var edge in next.Node.Edges.Where(edge => edge.Kind != SchemaEdgeKind.PropertyNames && edge.Keyword != "not"))
            {
                bool isInPlace = edge.Kind == SchemaEdgeKind.InPlace;
                string path = isInPlace ? next.Path : edge.Kind == SchemaEdgeKind.Property ? JsonPointer.Append(next.Path, edge.Name!) : $"{next.Path}/*";
                if (edge.Kind == SchemaEdgeKind.Property && edge.Target.Boolean != false)
                    paths.Add(path);
                open.Push((edge.Target, path, isInPlace ? next.Depth : next.Depth + 1));
            }
        }

        return paths;
    }
}
