using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.Tests.Loading;

/// <summary>References by JSON pointer.</summary>
public sealed class PointerReferenceTests
{
    private const int Many = 15_000;

    [Theory]
    [InlineData("""{"allOf":[true,{"type":"string"}],"properties":{"a":{"$ref":"#/allOf/01"}}}""")]
    [InlineData("""{"allOf":[true],"properties":{"a":{"$ref":"#/allOf/00"}}}""")]
    [InlineData("""{"allOf":[true],"properties":{"a":{"$ref":"#/allOf/1"}}}""")]
    [InlineData("""{"allOf":[true],"properties":{"a":{"$ref":"#/allOf/-0"}}}""")]
    [InlineData("""{"x-list":[true,true],"properties":{"a":{"$ref":"#/x-list/01"}}}""")]
    [InlineData("""{"x-list":[true,true],"properties":{"a":{"$ref":"#/x-list/0/0"}}}""")]
    public void An_index_is_within_the_array_and_has_no_zeros_in_front(string schema) =>
        Schemas.Compile(schema).Problems.Select(problem => (problem.Kind, problem.Pointer)).Should().Equal((SchemaProblemKind.UnresolvedReference, "/properties/a/$ref"));

    [Theory]
    [InlineData("#/allOf/1")]
    [InlineData("#/x-list/10")]
    [InlineData("#/x-parts/01")]
    [InlineData("#/definitions/a~1b~01/not")]
    [InlineData("#/definitions/a~1b%7E01/not")]
    [InlineData("#/x-parts/a~1b~01")]
    public void A_pointer_leads_to_a_schema_wherever_it_stands(string reference)
    {
        var validator = Schemas.Validator("""
            {"properties":{"a":{"$ref":"REFERENCE"}},"allOf":[true,{"type":["string","object"]}],"x-list":[1,1,1,1,1,1,1,1,1,1,{"type":"string"}],
             "definitions":{"a/b~1":{"not":{"type":"string"}}},"x-parts":{"01":{"type":"string"},"a/b~1":{"type":"string"}}}
            """.Replace("REFERENCE", reference, StringComparison.Ordinal));

        validator.IsValid("""{"a":"x"}"""u8).Should().BeTrue();
        validator.IsValid("""{"a":1}"""u8).Should().BeFalse();
    }

    [Theory]
    [InlineData("definitions", 0)]
    [InlineData("x-parts", 2)] // the root's two members, and then each part once
    public void Many_references_into_one_map_read_it_at_most_once(string keyword, int members)
    {
        var parts = string.Join(',', Enumerable.Range(0, Many).Select(number => $"\"d{number}\":{{\"maxLength\":{number}}}"));
        var references = string.Join(',', Enumerable.Range(0, Many).Select(number => $"\"p{number}\":{{\"$ref\":\"#/{keyword}/d{number}\"}}"));

        var validator = Schemas.Validator($"{{\"{keyword}\":{{{parts}}},\"properties\":{{{references}}}}}", new SchemaOptions { MaxSchemaNodes = 3 * Many });

        validator.Root.Document.PartsRead.Should().Be(members == 0 ? 0 : members + Many);
        validator.Root.Edges.Select(edge => edge.Target.Edges.Single().Target.Json.GetProperty("maxLength").GetInt32()).Should().Equal(Enumerable.Range(0, Many));
    }

    [Fact]
    public void A_part_of_no_object_and_no_array_is_nothing()
    {
        using var json = JsonDocument.Parse("3");
        new LoadedDocument(new Uri("test:///schema"), json.RootElement).Part(json.RootElement, "", "0").Should().BeNull();
    }
}
