using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>The few keywords whose meaning hangs on a keyword beside them.</summary>
internal static class EdgeRules
{
    /// <summary>Whether the keyword does anything there: <c>then</c> needs <c>if</c>, <c>additionalItems</c> needs a list in <c>items</c>.</summary>
    public static bool Applies(KeywordRow row, JsonElement schema, SchemaVocabulary vocabulary) => row.Name switch
    {
        "then" or "else" => vocabulary.Has("if") && schema.TryGetProperty("if", out _),
        "additionalItems" => schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array,
        _ => true,
    };

    /// <summary>Where the items begin that <c>items</c> behind <c>prefixItems</c>, or <c>additionalItems</c> behind a list, applies to.</summary>
    public static (SchemaEdgeKind Kind, int? Index) Refine(KeywordRow row, Subschema child, JsonElement schema) => row.Name switch
    {
        "items" when child.Index is not null => (SchemaEdgeKind.PrefixItem, child.Index),
        "items" when row.From >= DialectVersion.Draft202012 && Prefix(schema, "prefixItems") is > 0 and var prefix => (SchemaEdgeKind.ItemsAfterPrefix, prefix),
        "additionalItems" => (SchemaEdgeKind.ItemsAfterPrefix, Prefix(schema, "items")),
        _ => (row.Edge!.Value, child.Index),
    };

    private static int Prefix(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
}
