using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility.Witnessing;

/// <summary>Whether a value has declared content only: each member is covered by <c>properties</c>, <c>patternProperties</c>, or an <c>additionalProperties</c> that is a schema of its own.</summary>
internal static class DeclaredContent
{
    public static bool Is(SchemaNode root, JsonNode? value) => Is([root], value);

    private static bool Is(IEnumerable<SchemaNode> roots, JsonNode? value)
    {
        if (value is not (JsonObject or JsonArray))
            return true;
        var edges = InPlaceSchemas.Possible(roots).SelectMany(node => node.Edges).ToList();
        return value is JsonObject members
            ? members.All(member => Covering(member.Key) is { Count: > 0 } covering && Is(covering, member.Value))
            : value.AsArray().Select((item, index) => (item, index)).All(entry => Is(edges.Where(edge => edge.CoversItem(entry.index)).Select(edge => edge.Target), entry.item));

        List<SchemaNode> Covering(string name) => [.. edges
            .Where(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty || (edge.Kind is SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties && edge.Target.Boolean is null))
            .Where(edge => edge.CoversProperty(name)).Select(edge => edge.Target)];
    }
}
