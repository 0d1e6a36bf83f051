using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Authoring;

/// <summary>The JSON Schema by which editors help authors (<c>docs/schemas/pack.schema.json</c>), held against files that are packs, and files that are not.</summary>
public sealed class PackFileSchemaTests
{
    private static readonly JsonSchemaValidator Schema = Compile();

    public static TheoryData<string> PackFiles =>
    [
        .. new[] { "plugins", "tests/cases/authoring", "src/Host/Schemas", "src/Templates" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))
            .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) && file.Contains("/Schemas/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(PackFiles))]
    public void A_pack_file_satisfies_it(string file) => Judge(File.ReadAllBytes(Path.Combine(Checkout.Root, file))).Should().BeEmpty();

    [Theory]
    [InlineData("version: 1\nproperties: {}", "required", "")]
    [InlineData("$id: ''\nversion: 1\nproperties: {}", "minLength", "/$id")]
    [InlineData("$id: a\nversion: 1.5\nproperties: {}", "anyOf", "/version")]
    [InlineData("$id: a\nversion: next\nproperties: {}", "anyOf", "/version")]
    [InlineData("$id: a\nversion: 1\ntype: string\nproperties: {}", "const", "/type")]
    [InlineData("$id: a\nversion: 1\n$schema: draft-07\nproperties: {}", "enum", "/$schema")]
    [InlineData("$id: a\nversion: 1\nproperties: { page: { categories: unrestricted } }", "type", "/properties/page/categories")]
    [InlineData("$id: a\nversion: 1\nproperties: { page: { type: text } }", "anyOf", "/properties/page/type")]
    [InlineData("$id: a\nversion: 1\nproperties: { page: { minLength: -1 } }", "minimum", "/properties/page/minLength")]
    [InlineData("$id: a\nversion: 1\nproperties: { __page: {} }", "not", "/properties")]
    [InlineData("$id: a\nversion: 1\nproperties: {}\nrequired: true", "type", "/required")]
    [InlineData("$id: a\nversion: 1\nproperties: {}\nexamples: [ 7 ]", "type", "/examples/0")]
    public void A_mistake_is_shown_where_it_is(string yaml, string keyword, string pointer) =>
        Judge(Encoding.UTF8.GetBytes(yaml)).Should().Contain($"{keyword} at '{pointer}'");

    [Fact]
    public void It_describes_every_keyword_that_the_validator_knows() =>
        Schema.Root.Json.GetProperty("definitions").GetProperty("schema").GetProperty("properties").EnumerateObject().Select(keyword => keyword.Name)
            .Should().Contain(KnownKeywords);

    [Fact]
    public void Each_key_has_a_description() =>
        Schema.Root.Json.GetProperty("properties").EnumerateObject()
            .Concat(Schema.Root.Json.GetProperty("definitions").GetProperty("schema").GetProperty("properties").EnumerateObject())
            .Where(key => !key.Value.TryGetProperty("description", out _)).Select(key => key.Name).Should().BeEmpty();

    // As Loading/KeywordTable has them, but those of one dialect for the sake of metaschemas, and of the preview.
    private static string[] KnownKeywords => [.. System.Text.RegularExpressions.Regex
        .Matches(File.ReadAllText(Path.Combine(Checkout.Root, "src/JsonSchema/Loading/KeywordTable.cs")), "new\\(\"([^\"]+)\"").Select(match => match.Groups[1].Value)
        .Except(["$recursiveRef", "$dynamicRef", "propertyDependencies"])];

    private static IEnumerable<string> Judge(byte[] yaml)
    {
        ParsedDocument parsed = DocumentParser.Parse(new SchemaOrigin("test", "test.yaml"), yaml);
        parsed.Document.Should().NotBeNull(string.Join('\n', parsed.Findings));
        return Flat(Schema.Evaluate(parsed.Document!.Root).Findings).Select(finding => $"{finding.Keyword} at '{finding.InstancePointer}'");
    }

    private static IEnumerable<SchemaFinding> Flat(IEnumerable<SchemaFinding> findings) =>
        findings.SelectMany(finding => finding.Causes.Count == 0 ? [finding] : new[] { finding }.Concat(Flat(finding.Causes)));

    private static JsonSchemaValidator Compile()
    {
        SchemaCompilation compilation = SchemaCompiler.Compile(File.ReadAllBytes(Path.Combine(Checkout.Root, "docs", "schemas", "pack.schema.json")));
        return compilation.Validator ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }
}
