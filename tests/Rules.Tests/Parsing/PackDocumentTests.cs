using System.Security.Cryptography;
using System.Text;

namespace SchemaPacks.Tests.Parsing;

public sealed class PackDocumentTests
{
    private const string Yaml = "$id: acme.page-view\nversion: 1\ntype: object # an event\nproperties: {n: {minimum: 0x10}}\n";

    [Fact]
    public void A_document_shows_what_was_written_and_what_it_means()
    {
        var document = Parse.Good(Parse.Yaml("\uFEFF" + Yaml));

        document.Origin.ToString().Should().Be("Tests/schema.yaml");
        document.MediaType.Should().Be("application/yaml");
        document.Text.Should().Be(Yaml);
        document.Root.GetRawText().Should().Be("""{"$id":"acme.page-view","version":1,"type":"object","properties":{"n":{"minimum":16}}}""");
        var canonical = """{"$id":"acme.page-view","properties":{"n":{"minimum":16}},"type":"object","version":1}""";
        Encoding.UTF8.GetString(document.CanonicalJson.Span).Should().Be(canonical);
        document.ContentHash.Should().Be("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
    }

    [Fact]
    public void The_same_schema_as_JSON_has_the_same_hash()
    {
        var json = Parse.Good(Parse.Json("""{ "type": "object", "version": 1, "$id": "acme.page\u002dview", "properties": { "n": { "minimum": 16.0 } } }"""));

        json.MediaType.Should().Be("application/schema+json");
        json.ContentHash.Should().Be(Parse.Good(Parse.Yaml(Yaml)).ContentHash);
    }

    [Theory]
    [InlineData("a: 9007199254740992", "a: 9007199254740993")]
    [InlineData("a: 1180591620717411303424", "a: 1180591620717411300000")]
    [InlineData("a: 1", "a: '1'")]
    [InlineData("a: no", "a: false")]
    [InlineData("a: [1, 2]", "a: [2, 1]")]
    public void Different_schemas_have_different_hashes(string one, string other) =>
        Parse.Good(Parse.Yaml(one)).ContentHash.Should().NotBe(Parse.Good(Parse.Yaml(other)).ContentHash);

    [Fact]
    public void A_document_outlives_the_bytes_it_was_read_from()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"a":"kept"}""");
        var document = Parse.Good(SchemaPacks.Parsing.DocumentParser.Parse(new SchemaOrigin("Tests", "SCHEMA.JSON"), bytes));

        Array.Clear(bytes);

        document.Root.GetProperty("a").GetString().Should().Be("kept");
    }

    [Fact]
    public void A_resource_that_is_neither_YAML_nor_JSON_is_refused_with_SP1006() =>
        SchemaPacks.Parsing.DocumentParser.Parse(new SchemaOrigin("Tests", "schema.xml"), "a: 1"u8.ToArray())
            .Findings.Should().ContainSingle().Which.Code.Should().Be("SP1006");

    [Fact]
    public void A_message_names_the_key_and_says_what_to_do() =>
        Parse.Yaml("type: object\n\"ty\\npe\": 1\n\"ty\\npe\": 2\n").Findings.Should().ContainSingle().Which.ToString()
            .Should().Be(@"Tests/schema.yaml(3,1): error SP2008: the name 'ty\npe' stands twice in one mapping, first on line 2; keep one");
}
