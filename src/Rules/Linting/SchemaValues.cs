using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting;

/// <summary>The values that stand in a schema.</summary>
internal static class SchemaValues
{
    /// <summary>The values of some keywords, and each that <c>enum</c> lists.</summary>
    public static IEnumerable<(string Name, JsonElement Json, string Pointer)> Of(Subschema schema, IReadOnlyList<string> keywords)
    {
        foreach (string name in keywords)
            if (schema.Json.TryGetProperty(name, out JsonElement value))
                yield return (name, value, schema.PointerTo(name));
        if (!schema.Json.TryGetProperty("enum", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            yield break;
        foreach ((int index, JsonElement item) in list.EnumerateArray().Index())
            yield return ("enum", item, schema.PointerTo("enum", $"{index}"));
    }
}
