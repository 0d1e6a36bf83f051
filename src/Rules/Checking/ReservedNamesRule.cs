using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>Names that begin with two underscores belong to the record's capsule (<c>__timestamp__</c>), at any depth.</summary>
internal static class ReservedNamesRule
{
    private const string Prefix = "__";

    public static IEnumerable<Diagnostic> Check(PackDocument document, IReadOnlyList<Subschema> schemas) =>
        schemas.SelectMany(Reserved)
            .Select(found => Diagnostics.ReservedProperty.AtKey(
                document, found.Pointer, $"the name '{found.Name}' begins with '__', which is reserved for the record itself; choose another"));

    private static IEnumerable<(string Name, string Pointer)> Reserved(Subschema schema)
    {
        foreach (JsonProperty keyword in schema.Json.EnumerateObject())
        {
            if (keyword.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                continue;
            switch (keyword.Name, keyword.Value.ValueKind)
            {
                case ("properties" or "dependencies" or "dependentRequired" or "dependentSchemas", JsonValueKind.Object):
                    foreach (JsonProperty property in keyword.Value.EnumerateObject())
                        if (property.Name is var name && IsReserved(name))
                            yield return (name, schema.PointerTo(keyword.Name, name));
                    break;
                case ("patternProperties", JsonValueKind.Object):
                    foreach (JsonProperty pattern in keyword.Value.EnumerateObject())
                        if (pattern.Name.TrimStart('^') is var name && IsReserved(name))
                            yield return (name, schema.PointerTo(keyword.Name, pattern.Name));
                    break;
                case ("required", JsonValueKind.Array):
                    foreach ((int index, JsonElement item) in keyword.Value.EnumerateArray().Index().Where(entry => entry.Item.ValueKind == JsonValueKind.String))
                        if (item.GetString() is { } name && IsReserved(name))
                            yield return (name, schema.PointerTo(keyword.Name, $"{index}"));
                    break;
            }
        }
    }

    private static bool IsReserved(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
