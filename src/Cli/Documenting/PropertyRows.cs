using System.Text.Json;

namespace SchemaPacks.Cli.Documenting;

/// <summary>Lists the properties of a schema, those of objects and lists in it after them. References within the document are followed.</summary>
internal sealed class PropertyRows
{
    private const int MaxDepth = 8;
    private const int MaxRows = 2_000;

    private readonly JsonElement _root;
    private readonly List<PropertyRow> _rows = [];

    private PropertyRows(JsonElement root) => _root = root;

    public static IReadOnlyList<PropertyRow> Of(JsonElement schema)
    {
        var rows = new PropertyRows(schema);
        rows.AddMembers(schema, "", 0);
        return rows._rows;
    }

    private void AddMembers(JsonElement schema, string path, int depth)
    {
        if (depth > MaxDepth || schema.ValueKind != JsonValueKind.Object)
            return;
        HashSet<string> required = [.. schema.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!) : []];
        foreach (JsonProperty property in Members(schema, "properties"))
            Add(property.Name, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", depth, required.Contains(property.Name));
        foreach (JsonProperty pattern in Members(schema, "patternProperties"))
            Add($"/{pattern.Name}/", pattern.Value, $"{path}/{pattern.Name}/", depth, isRequired: false);
    }

    private void Add(string name, JsonElement written, string path, int depth, bool isRequired)
    {
        if (_rows.Count >= MaxRows)
            return;
        JsonElement schema = Follow(written);
        _rows.Add(new PropertyRow(
            name, path, depth, SchemaWords.TypeOf(schema), isRequired, Flag(written, "deprecated") || Flag(schema, "deprecated"), SchemaWords.ConstraintsOf(schema), Categories(written) ?? Categories(schema),
            SchemaWords.TextOf(written, "description") ?? SchemaWords.TextOf(schema, "description") ?? SchemaWords.TextOf(written, "title")));
        AddMembers(schema, path, depth + 1);
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Object)
            Add("[]", items, $"{path}[]", depth + 1, isRequired: false);
    }

    private JsonElement Follow(JsonElement schema)
    {
        for (int steps = 0; steps < MaxDepth && SchemaWords.TextOf(schema, "$ref") is { } reference && reference.StartsWith("#/", StringComparison.Ordinal); steps++)
        {
            JsonElement target = _root;
            foreach (string step in reference[2..].Split('/'))
            {
                string name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(name, out target))
                    return schema;
            }

            schema = target;
        }

        return schema;
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out JsonElement members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : default;

    private static bool Flag(JsonElement schema, string keyword) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static string[]? Categories(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("categories", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;
}
