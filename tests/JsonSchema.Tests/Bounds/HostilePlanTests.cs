using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Schemas and texts made to hurt the fast run: asserted by the units of planning and the steps of running, not by a clock.</summary>
public sealed class HostilePlanTests
{
    [Fact]
    public void A_small_document_with_a_plan_for_every_subset_of_its_schemas_is_left_to_the_explaining_pass()
    {
        static string Reference(int number) => $$"""{"$ref":"#/definitions/d{{number % 30}}"}""";
        var definitions = Many(30, i => $"\"d{i}\":{{\"properties\":{{\"a\":{Reference((i * 7) + 1)},\"b\":{Reference((i * 11) + 3)},\"c\":{{\"allOf\":[{Reference((i * 5) + 2)},{Reference((i * 3) + 1)}]}}}}}}");
        var schema = "{\"$ref\":\"#/definitions/d0\",\"definitions\":{" + definitions + "}}";

        var validator = Schemas.Validator(schema);

        validator.Plan.Should().BeNull();
        validator.IsValid("""{"a":{"b":{"c":{}}}}"""u8).Should().BeTrue();
    }

    [Fact]
    public void Many_branches_of_many_members_end_at_the_bound_of_planning()
    {
        var branches = Many(500, i => $"{{\"properties\":{{{Many(30, j => $"\"p{j}\":{{\"const\":\"v{i % 17}\"}}")}}},\"required\":[{Many(30, j => $"\"p{j}\"")}]}}");
        var validator = Schemas.Validator($"{{\"oneOf\":[{branches}]}}");

        validator.Plan.Should().BeNull();
        validator.IsValid("""{"p1":"v1"}"""u8).Should().BeFalse();
    }

    [Fact]
    public void Planning_counts_its_work_and_stops()
    {
        var work = new PlanningWork(10);
        work.Spend(10);
        var more = () => work.Spend(1);
        more.Should().Throw<BudgetExceededException>();
    }

    [Theory]
    [InlineData(32_000)]
    [InlineData(40_000)]
    public void Many_constants_take_memory_by_their_number(int count)
    {
        var validator = Schemas.Validator($"{{\"enum\":[{Many(count, i => $"\"value-{i * 7919 % 1_000_003}-x\"")}]}}");
        validator.RunFast("\"no\""u8).Should().Be(FastVerdict.Refused);
        var before = GC.GetAllocatedBytesForCurrentThread();
        validator = Schemas.Validator($"{{\"enum\":[{Many(count, i => $"\"value-{i * 7919 % 1_000_003}-x\"")}]}}");
        validator.RunFast("\"value-7919-x\""u8).Should().Be(FastVerdict.Valid);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(count * 5_000L);
    }

    [Fact]
    public void Names_that_no_hash_tells_apart_are_left_to_the_explaining_pass()
    {
        var names = Many(200, i => $"\"same-head-{i:000}-same-tail\":{{\"type\":\"integer\"}}");
        var validator = Schemas.Validator($"{{\"properties\":{{{names}}}}}");

        validator.IsValid("""{"same-head-199-same-tail":1}"""u8).Should().BeTrue();
        validator.IsValid("""{"same-head-199-same-tail":"x"}"""u8).Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"items":{"enum":[NUMBERS]}}""", "9", false)]
    [InlineData("""{"items":{"allOf":[LIMITS]}}""", "9", false)]
    [InlineData("""{"items":{"allOf":[DIVISORS]}}""", "0", true)]
    [InlineData("""{"items":{"allOf":[PATTERNS]}}""", "\"xyz\"", true)]
    [InlineData("""{"items":{"dependencies":{DEPENDENCIES}}}""", "{}", true)]
    [InlineData("""{"items":{"allOf":[FORMULAS]}}""", "{}", true)]
    [InlineData("""{"items":{"enum":[OBJECTS]}}""", """{"a":999}""", true)]
    [InlineData("""{"items":{"propertyNames":{"enum":[TEXTS]}}}""", """{"t999":1}""", true)]
    [InlineData("""{"items":{"patternProperties":{MEMBERS}}}""", """{"x":1}""", true)]
    public void What_a_thousand_keywords_cost_for_a_thousand_items_is_counted_or_does_not_grow(string schema, string item, bool grows)
    {
        schema = schema
            .Replace("NUMBERS", Many(1_000, i => $"{i}"), StringComparison.Ordinal)
            .Replace("LIMITS", Many(1_000, i => $"{{\"minimum\":{-i}}}"), StringComparison.Ordinal)
            .Replace("DIVISORS", Many(1_000, i => $"{{\"multipleOf\":{i + 1}}}"), StringComparison.Ordinal)
            .Replace("PATTERNS", Many(1_000, i => $"{{\"pattern\":\"z|{i}\"}}"), StringComparison.Ordinal)
            .Replace("DEPENDENCIES", Many(1_000, i => $"\"n{i}\":[\"m\"]"), StringComparison.Ordinal)
            .Replace("FORMULAS", Many(1_000, i => $"{{\"not\":{{\"required\":[\"n{i}\"]}}}}"), StringComparison.Ordinal)
            .Replace("OBJECTS", Many(1_000, i => $"{{\"a\":{i}}}"), StringComparison.Ordinal)
            .Replace("TEXTS", Many(1_000, i => $"\"t{i}\""), StringComparison.Ordinal)
            .Replace("MEMBERS", Many(1_000, i => $"\"^n{i}\":{{\"type\":\"null\"}}"), StringComparison.Ordinal);
        var validator = Schemas.Validator(schema);
        var instance = Encoding.UTF8.GetBytes($"[{Many(1_000, _ => item)}]");

        var verdict = validator.RunFast(instance, out var steps);

        verdict.Should().NotBe(FastVerdict.Refused);
        if (grows)
            steps.Should().BeGreaterThan(20_000, "each keyword is looked at for each item, until the budget ends");
        else
            steps.Should().BeLessThan(2_000);
    }

    [Fact]
    public void Unique_items_take_steps_by_their_number()
    {
        var few = Steps("""{"uniqueItems":true}""", $"[{Many(5_000, i => $"{{\"id\":{i}}}")}]");
        var many = Steps("""{"uniqueItems":true}""", $"[{Many(10_000, i => $"{{\"id\":{i}}}")}]");

        many.Should().BeLessThanOrEqualTo((few * 22 / 10) + 10).And.BeGreaterThan(0);
    }

    [Fact]
    public void Members_left_over_take_steps_by_their_number()
    {
        const string Schema = """{"$schema":"https://json-schema.org/draft/2020-12/schema","items":{"anyOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"b":true}}],"unevaluatedProperties":false}}""";
        var few = Steps(Schema, $"[{Many(1_000, _ => """{"a":1,"b":2}""")}]");
        var many = Steps(Schema, $"[{Many(2_000, _ => """{"a":1,"b":2}""")}]");

        many.Should().BeLessThanOrEqualTo((few * 22 / 10) + 10).And.BeGreaterThan(few);
    }

    [Fact]
    public void Reading_branches_within_branches_of_each_level_again_ends_at_the_budget()
    {
        const string Schema = """{"definitions":{"n":{"anyOf":[{"properties":{"a":{"$ref":"#/definitions/n"},"x":false}},{"properties":{"a":{"$ref":"#/definitions/n"},"y":false}}]}},"$ref":"#/definitions/n"}""";
        var instance = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "{\"x\":1,\"y\":1}" + new string('}', 60));
        var validator = Schemas.Validator(Schema, new SchemaOptions { MaxInstanceDepth = 100 });

        validator.RunFast(instance, out var steps).Should().Be(FastVerdict.Undecided);

        steps.Should().BeInRange(SchemaOptions.Default.MaxSteps, SchemaOptions.Default.MaxSteps + 1_000);
        validator.IsValid(instance).Should().BeFalse();
    }

    [Fact]
    public void Depth_beyond_what_the_stack_holds_is_no_verdict_of_the_fast_run()
    {
        var options = new SchemaOptions { MaxInstanceDepth = 1_000_000 };
        var instance = Encoding.UTF8.GetBytes(new string('[', 400_000) + new string(']', 400_000));
        foreach (var schema in (string[])["{}", """{"items":{"$ref":"#"}}"""])
        {
            var validator = Schemas.Validator(schema, options);
            validator.RunFast(instance).Should().Be(FastVerdict.Undecided);
            validator.Judge(instance, collects: false, out _).Status.Should().BeOneOf(SchemaStatus.Valid, SchemaStatus.BudgetExceeded);
        }
    }

    [Theory]
    [InlineData("""{"enum":[1eNINES]}""")]
    [InlineData("""{"const":{"a":[1eNINES]}}""")]
    public void A_constant_with_an_absurd_exponent_is_no_verdict_and_no_exception(string schema)
    {
        var validator = Schemas.Validator(schema.Replace("NINES", new string('9', 2_000), StringComparison.Ordinal));

        validator.RunFast("1"u8).Should().Be(FastVerdict.Undecided);
        validator.IsValid("1"u8).Should().BeFalse();
        validator.Evaluate("1"u8.ToArray()).Status.Should().Be(SchemaStatus.BudgetExceeded);
    }

    [Fact]
    public void Dividing_by_a_number_of_many_digits_is_paid_for_before_it_is_done() =>
        Schemas.Judge($"{{\"multipleOf\":1{new string('3', 60_000)}}}", "1e" + new string('9', 999)).Status.Should().Be(SchemaStatus.BudgetExceeded);

    private static string Many(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static int Steps(string schema, string instance)
    {
        Schemas.Validator(schema).RunFast(Encoding.UTF8.GetBytes(instance), out var steps).Should().Be(FastVerdict.Valid);
        return steps;
    }
}
