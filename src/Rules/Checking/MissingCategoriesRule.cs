using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>
/// A top-level property says which categories its value has, itself or by a reference. Without, it counts as the most
/// restricted: never recorded, unless a setting names the property.
/// </summary>
internal static class MissingCategoriesRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document, SchemaNode root) =>
        DeclaredValue.Root(root).Properties
            .Where(property => !property.Value.Schemas.Any(HasCategories))
            .Select(property => Diagnostics.MissingCategories.AtKey(
                document, PointerIn(root, property.Value.Declarations[0]),
                $"the property '{property.Name}' has no 'categories', so it is recorded only where AllowedProperties names it; add them, such as categories: [unrestricted]"));

    // A declaration in another document has no place in this one but the whole.
    private static string PointerIn(SchemaNode root, SchemaNode declaration) =>
        declaration.DocumentUri == root.DocumentUri ? declaration.Pointer : "";

    private static bool HasCategories(SchemaNode schema) =>
        schema.Json.ValueKind == JsonValueKind.Object && schema.Json.TryGetProperty("categories", out _);
}
