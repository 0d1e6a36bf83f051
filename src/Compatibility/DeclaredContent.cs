using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility;

/// <summary>Whether a value has declared content only: each member is covered by <c>properties</c>, <c>patternProperties</c>, or an <c>additionalProperties</c> that is a schema of its own.</summary>
internal static class DeclaredContent
{
    private static readonly string[] Annotations = ["title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly"];

    public static bool Is(SchemaNode root, JsonNode? value) => Is([root], value);

    private static bool Is(IEnumerable<SchemaNode> roots, JsonNode? value) => value switch
    {
        JsonObject members => members.All(member => At(roots, member.Key) is { Count: > 0 } covering && Is(covering, member.Value)),
        JsonArray items => items.Select((item, index) => (item, index)).All(entry => Is(At(roots, entry.index), entry.item)),
        _ => true,
    };

    /// <summary>The schemas that declare the member of a name, and those that speak of it beside them; none where nothing declares it.</summary>
    /// <param name="roots">The schemas of the object.</param>
    /// <param name="name">The name.</param>
    public static IReadOnlyList<SchemaNode> At(IEnumerable<SchemaNode> roots, string name)
    {
        var covering = Edges(roots).Where(edge => edge.CoversProperty(name)).ToList();
        return covering.Exists(Declares) ? [.. covering.Select(edge => edge.Target).Distinct()] : [];
    }

    /// <summary>The schemas that may declare what is in the item at an index.</summary>
    /// <param name="roots">The schemas of the array.</param>
    /// <param name="index">The index.</param>
    public static IReadOnlyList<SchemaNode> At(IEnumerable<SchemaNode> roots, int index) =>
        [.. Edges(roots).Where(edge => edge.CoversItem(index)).Select(edge => edge.Target).Distinct()];

    /// <summary>Where schemas, and all that they apply to the same value but by <c>not</c>, lead to parts of the value.</summary>
    public static IEnumerable<SchemaEdge> Edges(IEnumerable<SchemaNode> roots)
    {
        var found = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(roots);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var edge in next.Edges)
            {
                if (edge.Kind != SchemaEdgeKind.InPlace)
                    yield return edge;
                else if (edge.Keyword != "not")
                    open.Push(edge.Target);
            }
        }
    }

    // By name, by pattern, or by a schema for all others that says something: as the event log has it.
    private static bool Declares(SchemaEdge edge) => edge.Kind switch
    {
        SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty => true,
        SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties => edge.Target.Boolean is null && edge.Target.Json.EnumerateObject().Any(member => !Annotations.Contains(member.Name)),
        _ => false,
    };
}
