using System.Text.Json;

namespace SchemaPacks.Serving;

/// <summary>What a list tells of a schema beyond its title: who owns it, whether it is deprecated, and the names of its properties.</summary>
/// <param name="Owner">Its <c>owner</c>; null for none.</param>
/// <param name="IsDeprecated">Its <c>deprecated</c>.</param>
/// <param name="Properties">Every name that it declares at any depth, once; at most <see cref="MaxNames"/>.</param>
internal sealed record SchemaOutline(string? Owner, bool IsDeprecated, IReadOnlyList<string> Properties)
{
    public const int MaxNames = 200;
    private const int MaxDepth = 16;
    private const int MaxJsonDepth = 256;

    private static readonly string[] Named = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];
    private static readonly string[] Single = ["items", "additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems", "contains", "if", "then", "else"];
    private static readonly string[] Listed = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];

    public static SchemaOutline Of(EventSchema schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema.CanonicalJson, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return new SchemaOutline(null, false, []);
        var names = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        Collect(root, names, depth: 0);
        return new SchemaOutline(
            root.TryGetProperty("owner", out JsonElement owner) && owner.ValueKind == JsonValueKind.String ? owner.GetString() : null,
            root.TryGetProperty("deprecated", out JsonElement deprecated) && deprecated.ValueKind == JsonValueKind.True,
            [.. names.Keys]);
    }

    private static void Collect(JsonElement schema, OrderedDictionary<string, bool> names, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
            return;
        if (schema.TryGetProperty("properties", out JsonElement own) && own.ValueKind == JsonValueKind.Object)
            foreach (JsonProperty property in own.EnumerateObject())
                if (names.Count < MaxNames)
                    names.TryAdd(property.Name, true);
        foreach (JsonElement below in Below(schema))
            Collect(below, names, depth + 1);
    }

    private static IEnumerable<JsonElement> Below(JsonElement schema)
    {
        foreach (string keyword in Named)
            if (schema.TryGetProperty(keyword, out JsonElement map) && map.ValueKind == JsonValueKind.Object)
                foreach (JsonProperty entry in map.EnumerateObject())
                    yield return entry.Value;
        foreach (string keyword in Single)
            if (schema.TryGetProperty(keyword, out JsonElement one))
                yield return one;
        foreach (string keyword in Listed)
            if (schema.TryGetProperty(keyword, out JsonElement list) && list.ValueKind == JsonValueKind.Array)
                foreach (JsonElement entry in list.EnumerateArray())
                    yield return entry;
    }
}
