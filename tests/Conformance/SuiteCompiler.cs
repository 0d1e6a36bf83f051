using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Conformance;

/// <summary>Compiles the schemas of tests, with some documents given to them.</summary>
/// <param name="documents">By address.</param>
/// <param name="dialect">Of schemas that name none.</param>
internal sealed class SuiteCompiler(IReadOnlyDictionary<string, JsonElement> documents, JsonSchemaDialect dialect) : ISchemaResolver
{
    public SchemaDocument? Resolve(SchemaReference reference) =>
        documents.TryGetValue(reference.Target.AbsoluteUri, out var json) ? new SchemaDocument(reference.Target, json) : null;

    /// <returns>The validator, or what is wrong with the schema.</returns>
    public (JsonSchemaValidator? Validator, string? Complaint) Compile(JsonElement schema)
    {
        var compilation = SchemaCompiler.Compile(new SchemaDocument(new Uri("schemapacks:///suite"), schema), this, new SchemaOptions { DefaultDialect = dialect });
        return compilation.Succeeded
            ? (compilation.Validator, null)
            : (null, $"the schema was refused: {string.Join("; ", compilation.Problems.Select(problem => $"{problem.Pointer} {problem.Message}"))}");
    }
}
