using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary><c>categories</c> is a list of strings, wherever a schema has it. It may be empty: then nothing restricts the value.</summary>
internal static class CategoriesRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document, IReadOnlyList<Subschema> schemas)
    {
        foreach (Subschema schema in schemas)
        {
            if (!schema.Json.TryGetProperty("categories", out JsonElement categories))
                continue;

            if (categories.ValueKind != JsonValueKind.Array)
            {
                yield return Diagnostics.InvalidCategories.At(document, schema.PointerTo("categories"), "'categories' is not a list; write one, such as categories: [unrestricted]");
                continue;
            }

            foreach ((int index, JsonElement category) in categories.EnumerateArray().Index())
            {
                if (category.ValueKind != JsonValueKind.String)
                    yield return Diagnostics.InvalidCategories.At(document, schema.PointerTo("categories", $"{index}"), "a category is not a string; quote it");
            }
        }
    }
}
