using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Redacting;

/// <summary>The <c>categories</c> that a schema writes on the values it judges.</summary>
internal static class NodeCategories
{
    /// <summary>Whether the schema says anything about categories; an empty list does, and restricts nothing.</summary>
    public static bool Has(SchemaNode node) => node.Json.ValueKind == JsonValueKind.Object && node.Json.TryGetProperty("categories", out _);

    /// <summary>Whether the policy allows each category of the schema. Categories that are no list of texts are never allowed.</summary>
    public static bool AreAllowed(SchemaNode node, RedactionPolicy policy)
    {
        if (node.Json.ValueKind != JsonValueKind.Object || !node.Json.TryGetProperty("categories", out JsonElement categories))
            return true;
        if (categories.ValueKind != JsonValueKind.Array)
            return false;
        foreach (JsonElement category in categories.EnumerateArray())
            if (category.ValueKind != JsonValueKind.String || !policy.Allows(category.GetString()!))
                return false;
        return true;
    }

    /// <summary>The first category of the schema that the policy does not allow; null when there is none.</summary>
    public static string? FirstRefused(SchemaNode node, RedactionPolicy policy) =>
        node.Json.ValueKind == JsonValueKind.Object && node.Json.TryGetProperty("categories", out JsonElement categories) && categories.ValueKind == JsonValueKind.Array
            ? categories.EnumerateArray().Where(category => category.ValueKind == JsonValueKind.String).Select(category => category.GetString()!).FirstOrDefault(category => !policy.Allows(category))
            : null;
}
