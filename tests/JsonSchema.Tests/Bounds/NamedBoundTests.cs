using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Every bound of <see cref="SchemaOptions"/>: what is just within is judged, what is beyond is never valid, and the answer names the bound.</summary>
public class NamedBoundTests
{
    public static TheoryData<string, SchemaOptions, string, string, string> InstanceBounds => new()
    {
        { "MaxInstanceBytes", new SchemaOptions { MaxInstanceBytes = 9 }, "{}", "\"1234567\"", "\"12345678\"" },
        { "MaxStringBytes", new SchemaOptions { MaxStringBytes = 8 }, """{"items":{"maxLength":20}}""", """["12345678","1\u0032"]""", """["","123456789"]""" },
        { "MaxStringBytes", new SchemaOptions { MaxStringBytes = 3 }, """{"additionalProperties":{"type":"integer"}}""", """{"abc":1,"éa":2}""", """{"abcd":1}""" },
        { "MaxItems", new SchemaOptions { MaxItems = 3 }, """{"items":{"type":["integer","array"]}}""", """[1,[1,2,3],3]""", """[1,[1,2,3,4],3]""" },
        { "MaxProperties", new SchemaOptions { MaxProperties = 2 }, """{"properties":{"a":{},"b":{"type":"object"}}}""", """{"a":1,"b":{",":1,"}":2}}""", """{"a":1,"b":{"c":1,"d":2,"e":3}}""" },
        { "MaxSteps", new SchemaOptions { MaxSteps = 20 }, """{"items":{"anyOf":[{"properties":{"a":{"minimum":1}}},{"properties":{"a":{"maximum":5}}}]}}""", """[{"a":2}]""", $"[{string.Join(',', Enumerable.Repeat("{\"a\":0}", 50))}]" },
    };

    public static TheoryData<string, SchemaOptions, SchemaProblemKind, string, string> SchemaBounds => new()
    {
        { "MaxSchemaNodes", new SchemaOptions { MaxSchemaNodes = 3 }, SchemaProblemKind.TooManyNodes, """{"allOf":[{},{}]}""", """{"allOf":[{},{},{}]}""" },
        { "MaxSchemaDepth", new SchemaOptions { MaxSchemaDepth = 3 }, SchemaProblemKind.TooDeep, """{"not":{"not":{}}}""", """{"not":{"not":{"not":{}}}}""" },
        { "MaxAlternatives", new SchemaOptions { MaxAlternatives = 2 }, SchemaProblemKind.TooManyAlternatives, """{"oneOf":[{},{}]}""", """{"oneOf":[{},{},{}]}""" },
        { "MaxAlternatives", new SchemaOptions { MaxAlternatives = 2 }, SchemaProblemKind.TooManyAlternatives, """{"items":[{},{},{}]}""", """{"items":{"anyOf":[{},{},{}]}}""" },
        { "MaxPatternLength", new SchemaOptions { MaxPatternLength = 4 }, SchemaProblemKind.PatternTooLong, """{"pattern":"abcd"}""", """{"patternProperties":{"abcde":{}}}""" },
        { "MaxPatternStates", new SchemaOptions { MaxPatternStates = 50 }, SchemaProblemKind.PatternTooCostly, """{"pattern":"^a{20}$"}""", """{"pattern":"^a{60}$"}""" },
        { "AllowBacktracking", new SchemaOptions(), SchemaProblemKind.PatternNeedsBacktracking, """{"pattern":"^a"}""", """{"pattern":"^(?=a)"}""" },
    };

    [Theory]
    [MemberData(nameof(InstanceBounds))]
    public void An_instance_beyond_a_bound_is_refused_by_both_runs_and_the_bound_is_named(string bound, SchemaOptions options, string schema, string within, string beyond)
    {
        var validator = Schemas.Validator(schema, options);

        validator.IsValid(Encoding.UTF8.GetBytes(within)).Should().BeTrue();
        validator.Evaluate(Encoding.UTF8.GetBytes(within)).Status.Should().Be(SchemaStatus.Valid);
        validator.IsValid(Encoding.UTF8.GetBytes(beyond)).Should().BeFalse();
        var verdict = validator.Evaluate(Encoding.UTF8.GetBytes(beyond));
        verdict.Status.Should().Be(SchemaStatus.BudgetExceeded);
        verdict.Findings.Should().ContainSingle().Which.Message.Should().Contain(bound);
        validator.Evaluate(Encoding.UTF8.GetBytes(beyond), OutputFormat.Basic).ToString().Should().Contain(bound);
        Schemas.Validator(schema).IsValid(Encoding.UTF8.GetBytes(beyond)).Should().BeTrue("the default bound is far away");
    }

    [Theory]
    [MemberData(nameof(SchemaBounds))]
    public void A_schema_beyond_a_bound_does_not_compile_and_the_bound_is_named(string bound, SchemaOptions options, SchemaProblemKind kind, string within, string beyond)
    {
        Schemas.Compile(within, options).Problems.Should().BeEmpty();

        var problem = Schemas.Compile(beyond, options).Problems.Should().ContainSingle().Subject;
        problem.Kind.Should().Be(kind);
        problem.Message.Should().Contain(bound);
    }

    [Fact]
    public void An_instance_that_nests_too_deep_is_malformed_and_the_bound_is_named()
    {
        var validator = Schemas.Validator("{}", new SchemaOptions { MaxInstanceDepth = 2 });

        validator.IsValid("[[]]"u8).Should().BeTrue();
        validator.IsValid("[[[]]]"u8).Should().BeFalse();
        validator.Evaluate("[[[]]]"u8.ToArray()).Findings.Single().Message.Should().Contain("MaxInstanceDepth is 2");
    }

    [Fact]
    public void References_within_references_end_at_a_bound_where_they_are_followed_one_by_one()
    {
        var chain = string.Join(',', Enumerable.Range(0, 20).Select(number => $"\"d{number}\":{{\"$ref\":\"#/definitions/d{number + 1}\"}}"));
        var validator = Schemas.Validator("{\"$ref\":\"#/definitions/d0\",\"definitions\":{" + chain + ",\"d20\":{\"type\":\"integer\"}}}", new SchemaOptions { MaxEvaluationDepth = 10 });

        validator.Evaluate("1"u8.ToArray()).Findings.Single().Message.Should().Contain("MaxEvaluationDepth");
    }

    [Fact]
    public void Findings_end_at_their_bound() =>
        Schemas.Judge("""{"items":{"type":"string"}}""", "[1,2,3,4,5]", new SchemaOptions { MaxFindings = 2 }).Findings.Should().HaveCount(2);

    [Theory]
    [InlineData("{\"a\":\"")]
    [InlineData("]]]}},,,\"\\")]
    [InlineData("[[[[[[[[[[[[")]
    public void A_text_that_is_no_JSON_is_malformed_whatever_the_bounds(string text)
    {
        var validator = Schemas.Validator("{}", new SchemaOptions { MaxItems = 1, MaxProperties = 1, MaxInstanceDepth = 4 });

        validator.IsValid(Encoding.UTF8.GetBytes(text)).Should().BeFalse();
        validator.Evaluate(Encoding.UTF8.GetBytes(text)).Status.Should().Be(SchemaStatus.Malformed);
    }
}
