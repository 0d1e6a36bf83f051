using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting;

/// <summary>What the word <c>type</c> of a schema allows.</summary>
internal static class SchemaTypes
{
    private static readonly HashSet<string> Known = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <summary>The names in <c>type</c>; empty when there is none, or when one is no type: that is said once, as an error.</summary>
    public static IReadOnlyList<string> Of(Subschema schema)
    {
        if (schema.Json.ValueKind != JsonValueKind.Object || !schema.Json.TryGetProperty("type", out JsonElement type))
            return [];
        string[] names = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => [.. type.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)],
            _ => [],
        };
        return names.All(Known.Contains) ? names : [];
    }

    public static bool Has(Subschema schema, string type) => Of(schema).Contains(type, StringComparer.Ordinal);

    /// <summary>Whether a value is of one of the types. A whole number may be written with a fraction of zeros.</summary>
    public static bool Fits(JsonElement value, IReadOnlyList<string> types) => value.ValueKind switch
    {
        JsonValueKind.String => types.Contains("string"),
        JsonValueKind.True or JsonValueKind.False => types.Contains("boolean"),
        JsonValueKind.Null => types.Contains("null"),
        JsonValueKind.Array => types.Contains("array"),
        JsonValueKind.Object => types.Contains("object"),
        JsonValueKind.Number => types.Contains("number") || (types.Contains("integer") && IsWhole(value)),
        _ => true,
    };

    private static bool IsWhole(JsonElement value) =>
        !decimal.TryParse(value.GetRawText(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal number)
        || number == decimal.Truncate(number);
}
