using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Instances made to hurt: asserted by verdicts and by the steps that judging took, not by a clock.</summary>
public class HostileInstanceTests
{
    [Fact]
    public void A_hundred_thousand_brackets_are_malformed() =>
        Schemas.Judge("{}", new string('[', 100_000)).Status.Should().Be(SchemaStatus.Malformed);

    [Fact]
    public void Depth_is_bounded_by_the_option()
    {
        var options = new SchemaOptions { MaxInstanceDepth = 3 };

        Schemas.Judge("""{"items":{"$ref":"#"}}""", "[[[]]]", options).Status.Should().Be(SchemaStatus.Valid);
        Schemas.Judge("""{"items":{"$ref":"#"}}""", "[[[[]]]]", options).Status.Should().Be(SchemaStatus.Malformed);
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "1e999999999", SchemaStatus.Valid)]
    [InlineData("""{"maximum":1e400}""", "1e401", SchemaStatus.Invalid)]
    [InlineData("""{"minimum":1e999999999}""", "1e1000000000", SchemaStatus.Valid)]
    [InlineData("""{"multipleOf":3}""", "1e1000000000", SchemaStatus.Invalid)]
    [InlineData("""{"multipleOf":1e-1000000000}""", "1", SchemaStatus.Valid)]
    [InlineData("""{"const":1e1000000000}""", "10e999999999", SchemaStatus.Valid)]
    public void Huge_exponents_are_compared_without_being_written_out(string schema, string instance, SchemaStatus expected) =>
        Schemas.Judge(schema, instance).Status.Should().Be(expected);

    [Fact]
    public void An_absurd_exponent_is_never_valid() =>
        Schemas.Judge("""{"minimum":0}""", "1e" + new string('9', 100_000)).Status.Should().Be(SchemaStatus.BudgetExceeded);

    [Fact]
    public void A_number_of_a_million_digits_is_judged_within_the_budget() =>
        Schemas.Judge("""{"multipleOf":7,"minimum":1}""", "7" + new string('0', 1_000_000)).Status.Should().Be(SchemaStatus.Valid);

    [Theory]
    [InlineData("""{"uniqueItems":true}""")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","contains":{"type":"integer"},"unevaluatedItems":false}""")]
    public void Cost_grows_with_the_number_of_items_and_not_faster(string schema)
    {
        var few = Steps(schema, Numbers(5_000));
        var many = Steps(schema, Numbers(10_000));

        many.Should().BeLessThanOrEqualTo((few * 22 / 10) + 10);

        static string Numbers(int count) => "[" + string.Join(',', Enumerable.Range(0, count)) + "]";
    }

    [Fact]
    public void Cost_grows_with_the_number_of_properties_and_not_faster()
    {
        const string Schema = """{"$schema":"https://json-schema.org/draft/2020-12/schema","anyOf":[{"patternProperties":{"^n":{"type":"integer"}}}],"unevaluatedProperties":false,"propertyNames":{"maxLength":9}}""";

        Steps(Schema, Members(10_000)).Should().BeLessThanOrEqualTo((Steps(Schema, Members(5_000)) * 22 / 10) + 10);

        static string Members(int count) => "{" + string.Join(',', Enumerable.Range(0, count).Select(number => $"\"n{number}\":{number}")) + "}";
    }

    [Fact]
    public void Steps_run_out_before_a_verdict_and_that_is_a_refusal()
    {
        var validator = Schemas.Validator("""{"items":{"type":"integer"}}""", new SchemaOptions { MaxSteps = 100 });
        var instance = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1", 1_000)) + "]");

        var verdict = validator.Evaluate(instance);

        verdict.Status.Should().Be(SchemaStatus.BudgetExceeded);
        verdict.IsValid.Should().BeFalse();
        verdict.Findings.Single().Message.Should().Be("judging the instance takes more than 100 steps (MaxSteps)");
    }

    private static int Steps(string schema, string instance)
    {
        Schemas.Validator(schema).Judge(Encoding.UTF8.GetBytes(instance), collects: true, out var steps).Status.Should().Be(SchemaStatus.Valid);
        return steps;
    }
}
