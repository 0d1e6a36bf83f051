using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Schemas made to hurt.</summary>
public class HostileSchemaTests
{
    [Theory]
    [InlineData("allOf")]
    [InlineData("anyOf")]
    public void Forty_doublings_are_judged_once_each(string keyword)
    {
        var validator = Schemas.Validator(Laughs(keyword, 40));

        validator.Judge("1"u8, collects: true, out var steps).Status.Should().Be(SchemaStatus.Valid);
        steps.Should().BeLessThan(500);
        validator.Judge("\"x\""u8, collects: true, out steps).Status.Should().Be(SchemaStatus.Invalid);
        steps.Should().BeLessThan(500);
    }

    [Fact]
    public void The_findings_of_forty_doublings_end_at_the_bound() =>
        Schemas.Validator(Laughs("allOf", 40)).Evaluate("\"x\""u8.ToArray()).Findings.Should().HaveCount(SchemaOptions.Default.MaxFindings);

    [Fact]
    public void Doublings_through_one_item_each_are_bounded_too()
    {
        const string Schema = """{"definitions":{"n":{"allOf":[{"items":{"$ref":"#/definitions/n"}},{"items":{"$ref":"#/definitions/n"}}]}},"$ref":"#/definitions/n"}""";
        var instance = Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64));

        Schemas.Validator(Schema).Judge(instance, collects: true, out var steps).Status.Should().Be(SchemaStatus.Valid);

        steps.Should().BeLessThan(1_000);
    }

    [Fact]
    public void A_long_chain_of_references_ends_at_the_depth()
    {
        var definitions = string.Join(',', Enumerable.Range(0, 5_000).Select(number => $"\"d{number}\":{{\"$ref\":\"#/definitions/d{number + 1}\"}}"));
        var schema = "{\"$ref\":\"#/definitions/d0\",\"definitions\":{" + definitions + ",\"d5000\":{\"type\":\"integer\"}}}";

        Schemas.Judge(schema, "1").Status.Should().Be(SchemaStatus.BudgetExceeded);
    }

    [Fact]
    public void Too_many_schemas_are_refused_once()
    {
        var schema = "{\"anyOf\":[" + string.Join(',', Enumerable.Repeat("{}", 50)) + "]}";

        Schemas.Compile(schema, new SchemaOptions { MaxSchemaNodes = 20 }).Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.TooManyNodes);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(100_000)]
    public void A_schema_that_nests_too_deep_is_refused(int depth)
    {
        var schema = string.Concat(Enumerable.Repeat("{\"not\":", depth)) + "{}" + new string('}', depth);

        Schemas.Compile(schema).Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.TooDeep);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^([a-zA-Z0-9]+)*@")]
    [InlineData("(.*a){20}b")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    public void Evil_patterns_run_in_linear_time(string pattern)
    {
        var validator = Schemas.Validator($$"""{"pattern":"{{pattern}}"}""");
        var instance = Encoding.UTF8.GetBytes($"\"{new string('a', 64_000)}!\"");

        validator.Judge(instance, collects: true, out var steps).Status.Should().Be(SchemaStatus.Invalid);
        steps.Should().BeLessThan(SchemaOptions.Default.MaxSteps);
    }

    [Fact]
    public void A_long_text_and_a_large_pattern_exceed_the_budget_before_they_are_run() =>
        Schemas.Judge("""{"pattern":"^(?:[a-z]{0,100}-){15}$"}""", $"\"{new string('a', 1_000_000)}\"").Status.Should().Be(SchemaStatus.BudgetExceeded);

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("((a{100}){100}){100}")]
    [InlineData("a{2147483647}")]
    [InlineData("^(?:[a-z]{0,100}-){40}$")] // more than the linear engine takes by its own count
    [InlineData("(?:\\\\p{L}{50}){100}")]
    public void Repetitions_that_unfold_without_measure_are_refused(string pattern) =>
        Schemas.Compile($$"""{"pattern":"{{pattern}}"}""").Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.PatternTooCostly);

    [Fact]
    public void A_pattern_of_600_kB_is_refused_unread() =>
        Schemas.Compile($$"""{"pattern":"{{new string('(', 600_000)}}"}""").Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.PatternTooLong);

    [Fact]
    public void A_pattern_that_nests_too_deep_is_refused() =>
        Schemas.Compile($$"""{"pattern":"{{new string('(', 1_000)}}{{new string(')', 1_000)}}"}""").Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.PatternInvalid);

    [Fact]
    public void A_backtracking_pattern_that_runs_out_of_time_is_no_verdict()
    {
        var options = new SchemaOptions { AllowBacktracking = true };

        Schemas.Judge("""{"pattern":"^(?=a)(a+)+$"}""", $"\"{new string('a', 60)}!\"", options).Status.Should().Be(SchemaStatus.BudgetExceeded);
        Schemas.Judge("""{"pattern":"^(?=a)(a+)+$"}""", "\"aaa\"", options).Status.Should().Be(SchemaStatus.Valid);
    }

    private static string Laughs(string keyword, int count)
    {
        var doublings = Enumerable.Range(1, count).Select(number => $$"""
            "laugh{{number}}":{"{{keyword}}":[{"$ref":"#/definitions/laugh{{number - 1}}"},{"$ref":"#/definitions/laugh{{number - 1}}"}]}
            """);
        return $"{{\"$ref\":\"#/definitions/laugh{count}\",\"definitions\":{{\"laugh0\":{{\"type\":\"integer\"}},{string.Join(',', doublings)}}}}}";
    }
}
