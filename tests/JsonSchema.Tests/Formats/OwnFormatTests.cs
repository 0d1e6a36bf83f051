using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Formats;

/// <summary>Formats that the caller brings: both engines ask the same check, and one that throws accepts nothing.</summary>
public sealed class OwnFormatTests
{
    private static readonly SchemaOptions Even = With("even-length", utf8 => utf8.Length % 2 == 0);

    [Theory]
    [InlineData("\"ab\"", true)]
    [InlineData("\"abc\"", false)]
    [InlineData("\"\\u00e9\"", true)] // two bytes of UTF-8: the check sees the string, not its escapes
    [InlineData("\"\\n\"", false)]
    [InlineData("1", true)]
    public void Both_engines_ask_the_check_about_the_decoded_string(string instance, bool isValid)
    {
        JsonSchemaValidator validator = Schemas.Validator("""{"format":"even-length"}""", Even);
        byte[] utf8 = Encoding.UTF8.GetBytes(instance);

        validator.RunFast(utf8).Should().Be(isValid ? FastVerdict.Valid : FastVerdict.Refused);
        validator.Evaluate(utf8).IsValid.Should().Be(isValid);
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"format":"even-length","enum":["ab","abc"]}}}""", """{"a":"ab"}""", true)]
    [InlineData("""{"properties":{"a":{"format":"even-length","enum":["ab","abc"]}}}""", """{"a":"abc"}""", false)]
    [InlineData("""{"propertyNames":{"format":"even-length"}}""", """{"ab":1}""", true)]
    [InlineData("""{"propertyNames":{"format":"even-length"}}""", """{"abc":1}""", false)]
    [InlineData("""{"not":{"format":"even-length"}}""", "\"abc\"", true)]
    [InlineData("""{"items":{"minLength":3,"pattern":"^a","format":"even-length"}}""", """["abcd","a"]""", false)]
    [InlineData("""{"anyOf":[{"format":"even-length"},{"const":"abc"}]}""", "\"abc\"", true)]
    public void A_check_stands_wherever_a_format_may(string schema, string instance, bool isValid)
    {
        JsonSchemaValidator validator = Schemas.Validator(schema, Even);
        validator.IsValid(Encoding.UTF8.GetBytes(instance)).Should().Be(isValid);
        validator.Evaluate(Encoding.UTF8.GetBytes(instance)).IsValid.Should().Be(isValid);
    }

    [Theory]
    [InlineData("""{"format":"broken"}""")]
    [InlineData("""{"not":{"format":"broken"}}""")]
    [InlineData("""{"format":"broken","enum":["abc"]}""")]
    public void A_check_that_throws_leaves_no_verdict_and_accepts_nothing(string schema)
    {
        JsonSchemaValidator validator = Schemas.Validator(schema, With("broken", _ => throw new InvalidOperationException("the value is abc")));

        validator.IsValid("\"abc\""u8).Should().BeFalse();
        SchemaVerdict verdict = validator.Evaluate("\"abc\""u8.ToArray());
        verdict.Status.Should().Be(SchemaStatus.FormatFailed);
        verdict.Findings.Should().ContainSingle().Which.Message.Should().Be("the check of format 'broken' failed");
    }

    [Fact]
    public void Work_of_checks_is_counted_so_that_one_instance_asks_only_so_often()
    {
        int asked = 0;
        JsonSchemaValidator validator = Schemas.Validator(
            """{"items":{"format":"counted"}}""", With("counted", _ => ++asked > 0) with { MaxSteps = 10_000 });
        byte[] instance = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("\"a\"", 1_000))}]");

        validator.IsValid(instance).Should().BeFalse();
        validator.Evaluate(instance).Status.Should().Be(SchemaStatus.BudgetExceeded);
        asked.Should().BeLessThan(1_000);
    }

    [Fact]
    public void A_name_of_the_dialect_keeps_its_meaning_and_an_annotation_stays_one()
    {
        SchemaOptions options = With("ipv4", _ => true);
        Schemas.Validator("""{"format":"ipv4"}""", options).IsValid("\"a\""u8).Should().BeFalse();
        Schemas.Validator("""{"$schema":"https://json-schema.org/draft/2020-12/schema","format":"even-length"}""", Even).IsValid("\"abc\""u8).Should().BeTrue();
    }

    private static SchemaOptions With(string name, FormatCheck check) => new() { Formats = new Dictionary<string, FormatCheck> { [name] = check } };
}
