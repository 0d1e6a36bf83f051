using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests;

/// <summary>Compiles schemas that a test writes as text; a draft-07 document at <c>test:///schema</c> unless it says otherwise.</summary>
internal static class Schemas
{
    public static SchemaDocument Document(string json, string uri = "test:///schema", bool rootIdIsBase = true) =>
        new(new Uri(uri), JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 100_001 }).RootElement, rootIdIsBase);

    public static SchemaCompilation Compile(string json, SchemaOptions? options = null, ISchemaResolver? resolver = null) =>
        SchemaCompiler.Compile(Document(json), resolver, options);

    public static JsonSchemaValidator Validator(string json, SchemaOptions? options = null)
    {
        var compilation = Compile(json, options);
        compilation.Problems.Should().BeEmpty();
        return compilation.Validator!;
    }

    public static SchemaVerdict Judge(string schema, string instance, SchemaOptions? options = null) =>
        Validator(schema, options).Evaluate(Encoding.UTF8.GetBytes(instance));

    /// <summary>Findings as lines: keyword, instance pointer, schema pointer, message.</summary>
    public static IEnumerable<string> Lines(this IEnumerable<SchemaFinding> findings) =>
        findings.Select(finding => $"{finding.Keyword} | {finding.InstancePointer} | {finding.SchemaPointer} | {finding.Message}");
}

/// <summary>Documents by the text of the reference or by the address it resolves to.</summary>
internal sealed class GivenDocuments(Dictionary<string, SchemaDocument> documents) : ISchemaResolver
{
    public List<string> Asked { get; } = [];

    public SchemaDocument? Resolve(SchemaReference reference)
    {
        Asked.Add($"{reference.Text} -> {reference.Target}");
        return documents.GetValueOrDefault(reference.Text) ?? documents.GetValueOrDefault(reference.Target.AbsoluteUri);
    }
}
