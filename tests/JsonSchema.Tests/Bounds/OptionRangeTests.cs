using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Every bound has a range, which compiling looks at; the ends of a range work.</summary>
public sealed class OptionRangeTests
{
    private const int Billion = 1_000_000_000;
    private const int Million = 1_000_000;

    private static readonly SchemaOptions Least = new()
    {
        MaxInstanceBytes = 1, MaxStringBytes = 1, MaxItems = 1, MaxProperties = 1, MaxInstanceDepth = 1, MaxSteps = 1, MaxEvaluationDepth = 1, MaxFindings = 1,
        MaxOutputUnits = 1, MaxPatternLength = 1, MaxPatternStates = 1, MaxSchemaNodes = 1, MaxAlternatives = 1, MaxSchemaDepth = 1, BacktrackingTimeout = TimeSpan.FromMilliseconds(1),
    };

    private static readonly SchemaOptions Most = new()
    {
        MaxInstanceBytes = Billion, MaxStringBytes = Billion, MaxItems = Billion, MaxProperties = Billion, MaxInstanceDepth = Million, MaxSteps = Billion, MaxEvaluationDepth = Million,
        MaxFindings = Million, MaxOutputUnits = Million, MaxPatternLength = Million, MaxPatternStates = Million, MaxSchemaNodes = Million, MaxAlternatives = Million, MaxSchemaDepth = 1_000,
        BacktrackingTimeout = TimeSpan.FromHours(1),
    };

    public static TheoryData<string, string, SchemaOptions, SchemaOptions> Outside => new()
    {
        { "MaxInstanceBytes", "1 to 1,000,000,000", Least with { MaxInstanceBytes = 0 }, Most with { MaxInstanceBytes = Billion + 1 } },
        { "MaxStringBytes", "1 to 1,000,000,000", Least with { MaxStringBytes = 0 }, Most with { MaxStringBytes = int.MaxValue } },
        { "MaxItems", "1 to 1,000,000,000", Least with { MaxItems = 0 }, Most with { MaxItems = int.MaxValue } },
        { "MaxProperties", "1 to 1,000,000,000", Least with { MaxProperties = -1 }, Most with { MaxProperties = int.MaxValue } },
        { "MaxInstanceDepth", "1 to 1,000,000", Least with { MaxInstanceDepth = 0 }, Most with { MaxInstanceDepth = int.MaxValue } },
        { "MaxSteps", "1 to 1,000,000,000", Least with { MaxSteps = 0 }, Most with { MaxSteps = int.MaxValue } },
        { "MaxEvaluationDepth", "1 to 1,000,000", Least with { MaxEvaluationDepth = 0 }, Most with { MaxEvaluationDepth = int.MaxValue } },
        { "MaxFindings", "1 to 1,000,000", Least with { MaxFindings = 0 }, Most with { MaxFindings = Million + 1 } },
        { "MaxOutputUnits", "1 to 1,000,000", Least with { MaxOutputUnits = 0 }, Most with { MaxOutputUnits = Million + 1 } },
        { "MaxPatternLength", "1 to 1,000,000", Least with { MaxPatternLength = 0 }, Most with { MaxPatternLength = Million + 1 } },
        { "MaxPatternStates", "1 to 1,000,000", Least with { MaxPatternStates = 0 }, Most with { MaxPatternStates = Million + 1 } },
        { "MaxSchemaNodes", "1 to 1,000,000", Least with { MaxSchemaNodes = 0 }, Most with { MaxSchemaNodes = int.MaxValue } },
        { "MaxAlternatives", "1 to 1,000,000", Least with { MaxAlternatives = 0 }, Most with { MaxAlternatives = Million + 1 } },
        { "MaxSchemaDepth", "1 to 1,000", Least with { MaxSchemaDepth = int.MinValue }, Most with { MaxSchemaDepth = 1_001 } },
        { "BacktrackingTimeout", "1 ms to 1 hour", Least with { BacktrackingTimeout = TimeSpan.Zero }, Most with { BacktrackingTimeout = TimeSpan.FromHours(2) } },
    };

    [Theory]
    [MemberData(nameof(Outside))]
    public void A_bound_outside_its_range_is_refused_with_its_name_and_range(string option, string range, SchemaOptions below, SchemaOptions above)
    {
        foreach (var options in (SchemaOptions[])[below, above])
        {
            var compile = () => SchemaCompiler.Compile("true"u8, options: options);
            compile.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(option).WithMessage($"'{option}' cannot be *{range}*").And.ActualValue.Should().NotBeNull();
            var compileDocument = () => Schemas.Compile("{}", options);
            compileDocument.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"'{option}'*");
        }
    }

    [Fact]
    public void The_least_bounds_judge_what_fits_them()
    {
        var validator = Schemas.Validator("{}", Least);

        validator.IsValid("1"u8).Should().BeTrue();
        validator.Evaluate("1"u8.ToArray()).Status.Should().Be(SchemaStatus.Valid);
        validator.IsValid("11"u8).Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"items":{"type":"array"},"uniqueItems":true}""", "[[1],[2]]", "[[1],[1.0]]")]
    [InlineData("""{"additionalProperties":{"pattern":"^(a|b){50}$"}}""", "{}", """{"a":"b"}""")]
    public void The_greatest_bounds_judge_as_the_defaults_do(string schema, string valid, string invalid)
    {
        var validator = Schemas.Validator(schema, Most);

        validator.RunFast(Encoding.UTF8.GetBytes(valid)).Should().NotBe(FastVerdict.Refused);
        validator.IsValid(Encoding.UTF8.GetBytes(valid)).Should().BeTrue();
        validator.Evaluate(Encoding.UTF8.GetBytes(valid)).Status.Should().Be(SchemaStatus.Valid);
        validator.IsValid(Encoding.UTF8.GetBytes(invalid)).Should().BeFalse();
        validator.Evaluate(Encoding.UTF8.GetBytes(invalid)).Status.Should().Be(SchemaStatus.Invalid);
    }

    [Theory]
    [InlineData(256, false)]
    [InlineData(16 * 1024, true)]
    public void A_schema_of_the_greatest_depth_is_read_where_the_stack_can_follow_it_and_refused_elsewhere(int kilobytes, bool isRead)
    {
        var schema = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"not\":", 999)) + "{}" + new string('}', 999));
        SchemaCompilation? compilation = null;
        var thread = new Thread(() => compilation = SchemaCompiler.Compile(schema, options: Most), kilobytes * 1024);
        thread.Start();
        thread.Join();

        (compilation!.Problems.Count > 0 ? compilation.Problems[0].Kind : (SchemaProblemKind?)null).Should().Be(isRead ? null : SchemaProblemKind.TooDeep);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void Objects_at_any_depth_have_names_of_their_own(int depth)
    {
        var twice = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "{\"b\":1,\"b\":1}" + new string('}', depth);
        var once = twice.Replace(",\"b\":1", ",\"c\":1", StringComparison.Ordinal);

        JsonText.Check(Encoding.UTF8.GetBytes(once), int.MaxValue).Should().BeNull();
        JsonText.Check(Encoding.UTF8.GetBytes(twice), int.MaxValue)!.Kind.Should().Be(JsonTextProblemKind.DuplicateName);
        JsonText.Check(Encoding.UTF8.GetBytes(once), depth)!.Kind.Should().Be(JsonTextProblemKind.TooDeep);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Items_are_counted_at_any_depth(int depth)
    {
        var options = new SchemaOptions { MaxInstanceDepth = Million, MaxItems = 2 };
        var validator = Schemas.Validator("{}", options);
        var within = new string('[', depth) + "1,2" + new string(']', depth);

        validator.Evaluate(Encoding.UTF8.GetBytes(within)).Status.Should().Be(SchemaStatus.Valid);
        validator.Evaluate(Encoding.UTF8.GetBytes(within.Replace("2", "2,3", StringComparison.Ordinal))).Findings.Single().Message.Should().Contain("MaxItems");
    }
}
