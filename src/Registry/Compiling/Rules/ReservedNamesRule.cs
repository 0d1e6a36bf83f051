using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling.Rules;

/// <summary>Names that begin with two underscores belong to the record's capsule (<c>__timestamp__</c>), at any depth.</summary>
internal static class ReservedNamesRule
{
    private const string Prefix = "__";

    public static IEnumerable<Diagnostic> Check(PackDocument document) =>
        Subschema.AllOf(document).SelectMany(Names).Where(found => found.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(found => Diagnostics.ReservedProperty.AtKey(
                document, found.Pointer, $"the name '{found.Name}' begins with '__', which is reserved for the record itself; choose another"));

    private static IEnumerable<(string Name, string Pointer)> Names(Subschema schema)
    {
        foreach (JsonProperty keyword in schema.Json.EnumerateObject())
        {
            switch (keyword.Name, keyword.Value.ValueKind)
            {
                case ("properties" or "dependencies" or "dependentRequired" or "dependentSchemas", JsonValueKind.Object):
                    foreach (JsonProperty property in keyword.Value.EnumerateObject())
                        yield return (property.Name, schema.PointerTo(keyword.Name, property.Name));
                    break;
                case ("patternProperties", JsonValueKind.Object):
                    foreach (JsonProperty pattern in keyword.Value.EnumerateObject())
                        yield return (pattern.Name.TrimStart('^'), schema.PointerTo(keyword.Name, pattern.Name));
                    break;
                case ("required", JsonValueKind.Array):
                    foreach ((int index, JsonElement name) in keyword.Value.EnumerateArray().Index().Where(entry => entry.Item.ValueKind == JsonValueKind.String))
                        yield return (name.GetString()!, schema.PointerTo(keyword.Name, $"{index}"));
                    break;
            }
        }
    }
}
