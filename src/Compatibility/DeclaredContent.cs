using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility;

/// <summary>Whether a value has declared content only: each member is covered by <c>properties</c>, <c>patternProperties</c>, or an <c>additionalProperties</c> that is a schema of its own.</summary>
internal static class DeclaredContent
{
    public static bool Is(SchemaNode root, JsonNode? value) => Is([root], value);

    private static bool Is(IEnumerable<SchemaNode> roots, JsonNode? value)
    {
        if (value is not (JsonObject or JsonArray))
            return true;
        var possible = InPlaceSchemas.Possible(roots);
        return value is JsonObject members
            ? members.All(member => At(possible, member.Key) is { Count: > 0 } covering && Is(covering, member.Value))
            : value.AsArray().Select((item, index) => (item, index)).All(entry => Is(At(possible, entry.index), entry.item));
    }

    /// <summary>The schemas that declare the member of a name; none where nothing does.</summary>
    /// <param name="possible">All schemas that may be asked about the object.</param>
    /// <param name="name">The name.</param>
    public static IReadOnlyList<SchemaNode> At(IEnumerable<SchemaNode> possible, string name) => [.. possible.SelectMany(node => node.Edges)
        .Where(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty || (edge.Kind is SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties && edge.Target.Boolean is null))
        .Where(edge => edge.CoversProperty(name)).Select(edge => edge.Target).Distinct()];

    /// <summary>The schemas that may declare what is in the item at an index.</summary>
    /// <param name="possible">All schemas that may be asked about the array.</param>
    /// <param name="index">The index.</param>
    public static IReadOnlyList<SchemaNode> At(IEnumerable<SchemaNode> possible, int index) =>
        [.. possible.SelectMany(node => node.Edges).Where(edge => edge.CoversItem(index)).Select(edge => edge.Target).Distinct()];
}
