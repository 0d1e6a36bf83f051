using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Evolving;

/// <summary>The schemas inside a schema.</summary>
internal static class SchemaPlaces
{
    private static readonly string[] Single = ["additionalProperties", "additionalItems", "items", "contains", "not", "if", "then", "else", "propertyNames", "unevaluatedProperties", "unevaluatedItems"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies"];

    /// <summary>Each schema that is an object, the outermost first, as a holder and the key or index under which it stands there; the root has none.</summary>
    public static IEnumerable<(JsonNode? Holder, object? Key, JsonObject Schema)> Of(JsonObject root) => Within(null, null, root);

    private static IEnumerable<(JsonNode? Holder, object? Key, JsonObject Schema)> Within(JsonNode? holder, object? key, JsonNode? schema)
    {
        if (schema is not JsonObject own)
            yield break;
        yield return (holder, key, own);
        foreach (var (name, value) in own.ToList())
        {
            var inner = value switch
            {
                JsonObject map when Maps.Contains(name) => map.ToList().SelectMany(member => Within(map, member.Key, member.Value)),
                JsonArray list when Lists.Contains(name) => list.ToList().SelectMany((item, index) => Within(list, index, item)),
                JsonObject when Single.Contains(name) => Within(own, name, value),
                _ => [],
            };
            foreach (var place in inner)
                yield return place;
        }
    }
}
