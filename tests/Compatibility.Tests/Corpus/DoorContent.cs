using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Corpus;

/// <summary>
/// Whether an event log keeps all of a value: each member is declared by <c>properties</c>, <c>patternProperties</c>, or an <c>additionalProperties</c> or <c>unevaluatedProperties</c> that says
/// something, in some schema that may be asked about the value. Written without the comparer, so that the truth of the corpus does not rest on it.
/// </summary>
internal static class DoorContent
{
    private static readonly HashSet<string> Annotations = ["title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly"];

    public static bool IsWhole(SchemaNode root, JsonElement value) => IsWhole([root], value);

    private static bool IsWhole(IEnumerable<SchemaNode> schemas, JsonElement value)
    {
        var edges = InPlace(schemas).SelectMany(node => node.Edges).ToList();
        return value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().All(member =>
            {
                var declaring = edges.Where(edge => Declares(edge) && edge.CoversProperty(member.Name)).Select(edge => edge.Target).ToList();
                return declaring.Count > 0 && IsWhole(declaring, member.Value);
            }),
            JsonValueKind.Array => value.EnumerateArray().Index().All(item => IsWhole(edges.Where(edge => edge.CoversItem(item.Index)).Select(edge => edge.Target), item.Item)),
            _ => true,
        };
    }

    private static bool Declares(SchemaEdge edge) => edge.Kind switch
    {
        SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty => true,
        SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties => edge.Target.Json is { ValueKind: JsonValueKind.Object } json && json.EnumerateObject().Any(keyword => !Annotations.Contains(keyword.Name)),
        _ => false,
    };

    private static HashSet<SchemaNode> InPlace(IEnumerable<SchemaNode> schemas)
    {
        var seen = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(schemas);
        while (open.TryPop(out SchemaNode? node))
        {
            if (!seen.Add(node))
                continue;
            foreach (SchemaEdge edge in node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.InPlace && edge.Keyword != "not"))
                open.Push(edge.Target);
        }

        return seen;
    }
}
