using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Proving;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Dialects;

/// <summary>A schema that is written anew in another dialect: draft-04 alone tells 1.0 from 1.</summary>
public class DialectTests
{
    private const string Draft4 = """ "$schema": "http://json-schema.org/draft-04/schema#" """;
    private const string Draft202012 = """ "$schema": "https://json-schema.org/draft/2020-12/schema" """;

    /// <summary>What a schema of 2020-12 asks for, what one of draft-04 does, and a value that only the first takes.</summary>
    public static TheoryData<string, string, string> Pairs => new()
    {
        { """ "type": "integer" """, """ "type": "integer" """, "1.0" },
        { """ "properties": {"a": {"type": "integer"}} """, """ "properties": {"a": {"type": "integer"}} """, """{"a": 1.0}""" },
        { """ "type": "integer" """, """ "not": {"not": {"type": "integer"}} """, "1.0" },
        { """ "type": "integer" """, """ "anyOf": [{"type": "integer"}, {"type": "string"}] """, "1.0" },
        { """ "const": 7 """, """ "type": "integer" """, "7.0" },
        { """ "enum": [1.0] """, """ "not": {"type": "integer"} """, "1" },
        { """ "type": "number", "minimum": 1, "maximum": 1 """, """ "type": "integer" """, "1.0" },
        { """ "enum": [[1, 1]] """, """ "anyOf": [{"items": {"type": "integer"}}, {"items": {"not": {"type": "integer"}}}] """, "[1, 1.0]" },
        { """ "enum": [{"a": 1, "b": 2}] """, """ "anyOf": [{"properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}, {"not": {"required": ["a"], "properties": {"a": {"type": "integer"}}}}] """, """{"a": 1, "b": 2.0}""" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Numbers_with_a_zero_fraction_are_no_integers_of_draft_04(string writer, string reader, string value)
    {
        JsonSchemaValidator old = Compile($"{{{Draft202012}, {writer}}}"), @new = Compile($"{{{Draft4}, {reader}}}");
        var instance = JsonElement.Parse(value);

        (old.IsValid(instance), @new.IsValid(instance)).Should().Be((true, false));
        new InclusionProof(old, @new, ComparisonLevel.Schema).Run().Should().BeFalse();
        SchemaComparer.Compare(old, @new).Backward.Verdict.Should().Be(CompatibilityVerdict.Breaking);
    }

    [Theory]
    [InlineData(""" "type": "integer" """)]
    [InlineData(""" "enum": [1, 2.0, "a"] """)]
    [InlineData(""" "type": "object", "required": ["a"], "properties": {"a": {"type": "integer", "minimum": 0}} """)]
    public void What_draft_04_takes_is_taken_in_2020_12(string schema) =>
        SchemaComparer.Compare(Compile($"{{{Draft4}, {schema}}}"), Compile($"{{{Draft202012}, {schema}}}")).Backward.Verdict.Should().Be(CompatibilityVerdict.Compatible);

    private static JsonSchemaValidator Compile(string schema) =>
        SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///dialect"), JsonElement.Parse(schema))).Validator!;
}
