using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>An event is an object, and its schema says which properties it may have.</summary>
internal static class ObjectRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document)
    {
        if (document.Root.TryGetProperty("type", out JsonElement type) && !(type.ValueKind == JsonValueKind.String && type.ValueEquals("object")))
            yield return Diagnostics.NotAnObjectSchema.At(document, "/type", "'type' is not 'object', as every event is; write 'type: object', or leave it out");

        if (!document.Root.TryGetProperty("properties", out _))
            yield return Diagnostics.MissingProperties.At(document, "", "the schema has no 'properties', so nothing of an event could be recorded; declare the event's properties");
    }
}
