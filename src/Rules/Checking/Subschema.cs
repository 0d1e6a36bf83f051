using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

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
    public static IReadOnlyList<Subschema> AllOf(PackDocument document)
    {
        var schemas = new List<Subschema>();
        new Subschema(document.Root, "").AddTo(schemas);
        return schemas;
    }

    /// <summary>The pointer to a part of this schema.</summary>
    public string PointerTo(params ReadOnlySpan<string> steps)
    {
        string pointer = Pointer;
        foreach (string step in steps)
            pointer += "/" + step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return pointer;
    }

    private void AddTo(List<Subschema> schemas)
    {
        schemas.Add(this);
        foreach (JsonProperty keyword in Json.EnumerateObject())
        {
            if (keyword.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                continue;
            string name = keyword.Name; // a new string each time
            if (keyword.Value.ValueKind == JsonValueKind.Array)
                AddItems(name, keyword.Value, schemas);
            else if (Schemas.Contains(name))
                new Subschema(keyword.Value, PointerTo(name)).AddTo(schemas);
            else if (Maps.Contains(name))
                AddEntries(name, keyword.Value, schemas);
        }
    }

    private void AddEntries(string keyword, JsonElement map, List<Subschema> schemas)
    {
        foreach (JsonProperty entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.Object)
                new Subschema(entry.Value, PointerTo(keyword, entry.Name)).AddTo(schemas);
        }
    }

    private void AddItems(string keyword, JsonElement list, List<Subschema> schemas)
    {
        if (!Lists.Contains(keyword))
            return;
        int index = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
                new Subschema(item, PointerTo(keyword, $"{index}")).AddTo(schemas);
            index++;
        }
    }
}
