using System.Text.Json;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Serving;

/// <summary>What judges events of a schema.</summary>
internal static class SchemaValidators
{
    private const int MaxDepth = 256;

    /// <returns>Null for a schema of an application's own registry that refers to others.</returns>
    public static JsonSchemaValidator? Of(EventSchema schema)
    {
        if (schema is CompiledSchema compiled)
            return compiled.Validator;
        using JsonDocument document = JsonDocument.Parse(schema.CanonicalJson, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///"), document.RootElement.Clone(), rootIdIsBase: false)).Validator;
    }
}
