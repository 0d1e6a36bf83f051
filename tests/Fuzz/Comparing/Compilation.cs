using System.Text.Json;
using SchemaPacks.Fuzz.Generating;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Comparing;

/// <summary>Schemas as the comparison compiles them: formats asserted, everything else by default.</summary>
internal static class Compilation
{
    private static readonly SchemaOptions Options = new() { AssertFormats = true, MaxSteps = 200_000 };

    /// <summary>The validator; <see langword="null"/> for what is no schema, or one that compiling refuses.</summary>
    public static JsonSchemaValidator? Of(string schema)
    {
        try
        {
            var root = JsonDocument.Parse(schema).RootElement;
            return SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///schema"), root), CarelessMetaschemas.Resolver, Options).Validator;
        }
        catch (JsonException)
        {
            return null; // no JSON, so no schema
        }
    }
}
