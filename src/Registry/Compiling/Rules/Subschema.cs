using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling.Rules;

/// <summary>
/// One place of a document where a schema stands, by the keywords of all dialects together. Unlike the compiled graph, it is
/// there for documents that do not compile and for definitions that nothing refers to.
/// </summary>
/// <param name="Json">The schema, an object.</param>
/// <param name="Pointer">RFC 6901 pointer to it.</param>
internal readonly record struct Subschema(JsonElement Json, string Pointer)
{
    private static readonly HashSet<string> Schemas =
    [
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedItems", "unevaluatedProperties",
    ];

    private static readonly HashSet<string> Lists = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];

    private static readonly HashSet<string> Maps = ["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"];

    /// <summary>The document's root, then everything below it, in the order of the text. Parsing bounds the depth.</summary>
    public static IEnumerable<Subschema> AllOf(PackDocument document) => new Subschema(document.Root, "").WithDescendants();

    /// <summary>The pointer to a part of this schema.</summary>
    public string PointerTo(params ReadOnlySpan<string> steps)
    {
        string pointer = Pointer;
        foreach (string step in steps)
            pointer += "/" + step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return pointer;
    }

    private IEnumerable<Subschema> WithDescendants()
    {
        yield return this;
        foreach (JsonProperty keyword in Json.EnumerateObject())
        {
            foreach (Subschema child in Children(keyword))
            {
                foreach (Subschema descendant in child.WithDescendants())
                    yield return descendant;
            }
        }
    }

    private IEnumerable<Subschema> Children(JsonProperty keyword)
    {
        switch (keyword.Value.ValueKind)
        {
            case JsonValueKind.Object when Schemas.Contains(keyword.Name):
                yield return new Subschema(keyword.Value, PointerTo(keyword.Name));
                break;
            case JsonValueKind.Object when Maps.Contains(keyword.Name):
                foreach (JsonProperty entry in keyword.Value.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object))
                    yield return new Subschema(entry.Value, PointerTo(keyword.Name, entry.Name));
                break;
            case JsonValueKind.Array when Lists.Contains(keyword.Name):
                foreach ((int index, JsonElement item) in keyword.Value.EnumerateArray().Index().Where(entry => entry.Item.ValueKind == JsonValueKind.Object))
                    yield return new Subschema(item, PointerTo(keyword.Name, $"{index}"));
                break;
        }
    }
}
