using System.Text.Json.Nodes;

namespace SchemaPacks.Describing;

/// <summary>
/// An event schema as OpenAPI 3.1 has schemas: in the dialect of 2020-12, with references into the description. What older dialects spell otherwise is spelled anew, as far as generators of
/// clients read it; what judges events is the schema itself.
/// </summary>
/// <param name="name">The component's name.</param>
/// <param name="resolve">The component of a reference to another schema; null where there is none.</param>
internal sealed class DescribedSchema(string name, Func<string, string?> resolve)
{
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions", "$defs", "dependentSchemas"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
    private static readonly string[] Singles = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems"];

    /// <summary>Of the log's own and the dialect's; of other documents in this one there are none.</summary>
    private static readonly string[] LeftOut = ["$id", "id", "$schema", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary"];

    public JsonNode? Of(JsonNode? schema, bool isRoot = true)
    {
        if (schema is not JsonObject written)
            return schema?.DeepClone();
        var made = new JsonObject();
        foreach ((string keyword, JsonNode? value) in written)
            if (!LeftOut.Contains(keyword) && !(isRoot && keyword is "version" or "examples"))
                Add(made, written, keyword, value);
        return made;
    }

    private void Add(JsonObject made, JsonObject written, string keyword, JsonNode? value)
    {
        if (Maps.Contains(keyword) && value is JsonObject map)
            made[keyword] = new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Of(member.Value, isRoot: false))));
        else if (keyword == "items" && value is JsonArray prefix) // up to 2019-09
            made["prefixItems"] = new JsonArray([.. prefix.Select(item => Of(item, isRoot: false))]);
        else if (keyword == "additionalItems")
            AddRest(made, written, value);
        else if (Lists.Contains(keyword) && value is JsonArray list)
            made[keyword] = new JsonArray([.. list.Select(item => Of(item, isRoot: false))]);
        else if (Singles.Contains(keyword))
            made[keyword] = Of(value, isRoot: false);
        else if (keyword is "$ref" or "$dynamicRef" or "$recursiveRef")
            AddReference(made, value);
        else if (keyword is "exclusiveMinimum" or "exclusiveMaximum" && value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            AddExclusive(made, written, keyword, value);
        else if (!IsReplaced(written, keyword))
            made[keyword == "categories" ? "x-categories" : keyword] = value?.DeepClone();
    }

    private void AddRest(JsonObject made, JsonObject written, JsonNode? value)
    {
        if (written["items"] is JsonArray)
            made["items"] = Of(value, isRoot: false);
    }

    private void AddReference(JsonObject made, JsonNode? value)
    {
        string reference = value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : "";
        if (reference.StartsWith("#/", StringComparison.Ordinal) || reference == "#")
            made["$ref"] = $"#/components/schemas/{name}{reference[1..]}";
        else if (resolve(reference) is { } other)
            made["$ref"] = $"#/components/schemas/{other}"; // else anything: an anchor, or what this description does not have
    }

    // Draft-04: a bound, and beside it whether it is exclusive.
    private static void AddExclusive(JsonObject made, JsonObject written, string keyword, JsonNode value)
    {
        if (value.GetValue<bool>() && written[Bound(keyword)] is { } bound)
            made[keyword] = bound.DeepClone();
    }

    private static bool IsReplaced(JsonObject written, string keyword) => keyword is "minimum" or "maximum"
        && written[$"exclusive{char.ToUpperInvariant(keyword[0])}{keyword[1..]}"]?.GetValueKind() == System.Text.Json.JsonValueKind.True;

    private static string Bound(string keyword) => keyword == "exclusiveMinimum" ? "minimum" : "maximum";
}
