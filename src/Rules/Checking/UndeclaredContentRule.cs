using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>
/// An object inside an event declares what is in it. What is not declared is dropped when the event is recorded, so an object
/// that declares nothing is always recorded empty.
/// </summary>
internal static class UndeclaredContentRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document, SchemaNode root)
    {
        var seen = new HashSet<SchemaNode>();
        var waiting = new Queue<DeclaredValue>(DeclaredValue.Root(root).Parts);
        while (waiting.TryDequeue(out DeclaredValue? value))
        {
            if (!value.Schemas.Any(seen.Add))
                continue;

            foreach (SchemaNode schema in value.Schemas)
                seen.Add(schema);
            if (value.Schemas.Any(schema => schema.Edges.Count > 0))
            {
                foreach (DeclaredValue part in value.Parts)
                    waiting.Enqueue(part);
            }

            SchemaNode declaration = value.Declarations[0];
            if (value.Schemas.Any(IsObject) && !value.Schemas.Any(DeclaresContent) && declaration.DocumentUri == root.DocumentUri)
            {
                yield return Diagnostics.UndeclaredContent.AtKey(
                    document, declaration.Pointer,
                    $"the object at '{declaration.Pointer}' declares no properties, so everything in it is dropped from records; declare them");
            }
        }
    }

    private static bool IsObject(SchemaNode schema) =>
        schema.Json.ValueKind == JsonValueKind.Object && schema.Json.TryGetProperty("type", out JsonElement type) && type.ValueKind switch
        {
            JsonValueKind.String => type.ValueEquals("object"),
            JsonValueKind.Array => type.EnumerateArray().Any(name => name.ValueKind == JsonValueKind.String && name.ValueEquals("object")),
            _ => false,
        };

    // additionalProperties: true lets anything in without saying what it is; false lets nothing in, which needs no declaration.
    private static bool DeclaresContent(SchemaNode schema) => schema.Edges.Any(edge => edge.Kind switch
    {
        SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty => true,
        SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties => edge.Target.Boolean is not true,
        _ => false,
    });
}
