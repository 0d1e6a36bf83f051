using System.Text;
using System.Text.Json;
using SchemaPacks.Conformance;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Suite;

public class OutputFormatTests
{
    [Fact]
    public void Every_output_format_looks_as_our_own_cases_say()
    {
        var tally = OutputTests.Run(new ConformanceArguments(TestFolders.OwnCases));

        tally.Failures.Should().BeEmpty();
        tally.Passed.Should().Be(34);
    }

    [Fact]
    public void Annotations_are_those_of_our_own_cases()
    {
        var tally = AnnotationTests.Run(new ConformanceArguments(TestFolders.OwnCases));

        tally.Failures.Should().BeEmpty();
        tally.Passed.Should().Be(49);
    }

    [Fact]
    public void The_output_tests_of_the_official_suite_pass()
    {
        var tally = OutputTests.Run(new ConformanceArguments(TestFolders.Public("json-schema-test-suite")));

        tally.Failures.Should().BeEmpty();
        tally.Passed.Should().Be(11);
    }

    [Fact]
    public void The_annotation_tests_of_the_official_suite_pass()
    {
        var tally = AnnotationTests.Run(new ConformanceArguments(TestFolders.Public("json-schema-test-suite")));

        tally.Failures.Should().BeEmpty();
        tally.Passed.Should().Be(301);
    }

    [Theory]
    [InlineData(OutputFormat.Flag)]
    [InlineData(OutputFormat.Basic)]
    [InlineData(OutputFormat.Verbose)]
    [InlineData(OutputFormat.Hierarchical)]
    public void The_verdict_is_the_same_in_every_format(OutputFormat format)
    {
        var validator = Schemas.Validator("""{"title":"a number","type":"number"}""");

        var (accepted, refused, malformed) = (validator.Evaluate("1"u8.ToArray(), format), validator.Evaluate("\"1\""u8.ToArray(), format), validator.Evaluate("["u8.ToArray(), format));

        accepted.Status.Should().Be(SchemaStatus.Valid);
        refused.Status.Should().Be(SchemaStatus.Invalid);
        malformed.Status.Should().Be(SchemaStatus.Malformed);
        JsonDocument.Parse(accepted.ToString()).RootElement.GetProperty("valid").GetBoolean().Should().BeTrue();
        JsonDocument.Parse(malformed.ToString()).RootElement.GetProperty("valid").GetBoolean().Should().BeFalse();
        accepted.Annotations.Select(annotation => annotation.Keyword).Should().Equal(format == OutputFormat.Flag ? [] : ["title"]);
        refused.Annotations.Should().BeEmpty();
    }

    [Fact]
    public void An_annotation_says_where_it_stands_and_of_what_it_speaks()
    {
        var validator = Schemas.Validator("""{"properties":{"a":{"$ref":"#/definitions/b"}},"definitions":{"b":{"default":{"c":1}}}}""");

        var annotation = validator.Evaluate(JsonDocument.Parse("""{"a":1}""").RootElement, OutputFormat.List).Annotations.Single();

        annotation.Keyword.Should().Be("default");
        annotation.InstancePointer.Should().Be("/a");
        annotation.SchemaPointer.Should().Be("/properties/a/$ref/default");
        annotation.AbsoluteLocation.Should().Be("test:///schema#/definitions/b/default");
        annotation.Schema.Pointer.Should().Be("/definitions/b");
        annotation.Value.GetRawText().Should().Be("""{"c":1}""");
    }

    [Theory]
    [InlineData(OutputFormat.Basic)]
    [InlineData(OutputFormat.Verbose)]
    [InlineData(OutputFormat.Hierarchical)]
    public void Output_that_would_explode_is_cut_and_says_so(OutputFormat format)
    {
        var doublings = Enumerable.Range(1, 40).Select(number => $$"""
            "d{{number}}":{"allOf":[{"$ref":"#/definitions/d{{number - 1}}"},{"$ref":"#/definitions/d{{number - 1}}"}]}
            """);
        var schema = $"{{\"$ref\":\"#/definitions/d40\",\"definitions\":{{\"d0\":{{\"title\":\"a\",\"type\":\"integer\"}},{string.Join(',', doublings)}}}}}";

        var output = Schemas.Validator(schema, new SchemaOptions { MaxOutputUnits = 500 }).Evaluate("1"u8.ToArray(), format);

        output.IsValid.Should().BeTrue();
        output.IsTruncated.Should().BeTrue();
        Encoding.UTF8.GetByteCount(output.ToString()).Should().BeLessThan(500 * 2_000);
    }
}
