using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema.Patterns.Automata;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Plans for strings, and tests for names.</summary>
internal sealed class StringPlanner(SchemaOptions options)
{
    private readonly Dictionary<string, StringTest> _patterns = [];
    private readonly PatternMemory _memory = new(PatternMemory.DefaultSize);

    public KindPlan? PlanOf(Conjunction conjunction, AllowedValues? values)
    {
        if (ConditionsOf(conjunction) is not { } conditions)
            return KindPlan.Left;
        if (values is null || conditions.Tests.Any(test => test is OwnFormatTest)) // which is asked about values of events only, never while planning
            return values is not null ? KindPlan.Left : new KindPlan(next => new StringPlan(conditions.Min, conditions.Max, conditions.Tests, next));

        var texts = values.Values.Select(value => value.GetString()!).Where(text => Holds(AllTests(conditions), text)).Distinct().ToList();
        return texts.Count == 0 ? null : ValuesOf(texts);
    }

    /// <summary>A plan for just these strings.</summary>
    public static KindPlan ValuesOf(IReadOnlyList<string> texts) => NameTable.Create(texts) is { } table
        ? new KindPlan(next => new StringValuesPlan(table, next))
        : new KindPlan(next => new StringPlan(0, int.MaxValue, [OneOf(texts)], next));

    /// <summary>What names must meet, as tests; null when no tests cover it.</summary>
    public StringTest[]? TestsOf(Conjunction names)
    {
        if (names.IsDynamic || names.Branches.Count > 0 || ConditionsOf(names) is not { } conditions)
            return null;
        if (names.IsRefused)
            return [OneOf([])];
        if (conditions.Tests.Any(test => test is OwnFormatTest))
            return null;
        var values = AllowedValues.Of(names);
        var tests = AllTests(conditions);
        return values is null ? tests : [.. tests, OneOf(values.Values.Select(value => value.GetString()!))];
    }

    /// <summary>A test for names that are among some texts.</summary>
    public static StringTest OneOf(IEnumerable<string> texts) => new ValuesTest([.. texts.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The test of a pattern.</summary>
    public StringTest TestOf(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var test))
            _patterns[pattern] = test = PatternPlanner.TestOf(pattern, options, _memory);
        return test;
    }

    /// <summary>Whether a text that stands in a schema meets tests.</summary>
    public static bool Holds(IReadOnlyList<StringTest> tests, string text) => tests.All(test => test.Holds(text));

    private static StringTest[] AllTests((int Min, int Max, StringTest[] Tests) conditions) =>
        conditions is { Min: 0, Max: int.MaxValue } ? conditions.Tests : [new LengthTest(conditions.Min, conditions.Max), .. conditions.Tests];

    private (int Min, int Max, StringTest[] Tests)? ConditionsOf(Conjunction conjunction)
    {
        int min = 0, max = int.MaxValue;
        var tests = new List<StringTest>();
        foreach (var node in conjunction.Nodes)
        {
            min = int.Max(min, node.CountOf("minLength", 0));
            max = int.Min(max, node.CountOf("maxLength", int.MaxValue));
            if (node.TryGet("pattern", out var pattern))
                tests.Add(TestOf(pattern.GetString()!));
            if (node.TryGet("format", out var format) && FormatPlanner.Asserts(node, options) && FormatPlanner.TestOf(format, node, options) is { } test)
                tests.Add(test);
            if (options.AssertContent && (node.Json.TryGetProperty("contentEncoding", out _) || node.Json.TryGetProperty("contentMediaType", out _)))
                return null;
        }

        return (min, max, [.. tests]);
    }
}
