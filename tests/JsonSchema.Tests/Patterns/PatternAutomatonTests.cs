using System.Text;
using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Patterns.Automata;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Patterns;

public sealed class PatternAutomatonTests
{
    private static readonly string[] Atoms =
        ["a", "b", "é", "💩", ".", "\\d", "\\w", "\\W", "\\s", "[ab]", "[^a]", "[a-é]", "[^💩]", "[💨-💯]", "\\p{Lu}", "\\P{L}", "[\\d_-]", "[]", "[^]", "\\u{1F4A9}", "(?:)", "^", "$", "\\b", "\\B", "-", "1", "_", " "];

    private static readonly string[] Letters = ["a", "b", "é", "É", "💩", "💨", "1", "_", "-", " ", "\n", "\u2028", "Ω", "\uFFFF", "\0"];

    [Fact]
    public void The_automaton_agrees_with_the_backtracking_engine_on_generated_patterns_and_texts()
    {
        var random = new Random(20261124);
        var (matches, count) = (0, 0);
        for (var round = 0; round < 3_000; round++)
        {
            var pattern = Pattern(random, 3);
            var node = PatternParser.Parse(pattern);
            var expected = new Regex(DotNetPattern.Write(node, backtracks: true), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
            var automaton = PatternAutomaton.Create(node, new PatternMemory(int.MaxValue))!;
            var test = PatternPlanner.TestOf(pattern, SchemaOptions.Default, new PatternMemory(int.MaxValue));
            var whole = PatternCompiler.Compile(pattern, SchemaOptions.Default).Pattern!;
            for (var text = 0; text < 12; text++)
            {
                var letters = string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => Letters[random.Next(Letters.Length)]));
                var holds = expected.IsMatch(letters);
                automaton.Match(letters).Should().Be(holds, "'{0}' on '{1}'", pattern, letters);
                StringPlanner.Holds([test], letters).Should().Be(holds, "the plan of '{0}' on '{1}'", pattern, letters);
                whole.IsMatch(letters).Should().Be(holds, "the explaining pass, '{0}' on '{1}'", pattern, letters);
                matches += holds ? 1 : 0;
                count++;
            }
        }

        (matches / (double)count).Should().BeInRange(0.2, 0.8);
    }

    [Theory]
    [InlineData("^[a-z]+(ns|µs|h)$", "abcns")]
    [InlineData("(base64key|awskms)://(.*)", "see awskms://x")]
    [InlineData("\\bé\\b|x$", "éx")]
    [InlineData("^\\p{L}+$", "Éa𐐀")]
    [InlineData("^(a|b)*a(a|b){4}$", "ababa")]
    [InlineData("^x-", "x-a")]
    [InlineData("^[0-9a-f]{4}-[0-9a-f]{4}$", "0123-4567")]
    [InlineData("^a{0,1000}$", "aaaa")]
    [InlineData("^(?!b)", "aaaa")]
    [InlineData("^(.)\\1$", "aa")]
    public void Judging_a_pattern_allocates_nothing_for_values_and_names(string pattern, string text)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(pattern);
        var schema = """{"properties":{"v":{"pattern":_}},"additionalProperties":{"patternProperties":{_:{"type":"integer"}},"propertyNames":{"pattern":_},"additionalProperties":false}}""";
        var validator = Schemas.Validator(schema.Replace("_", json, StringComparison.Ordinal), new SchemaOptions { AllowBacktracking = true });
        var instance = Encoding.UTF8.GetBytes($$$"""{"v":"{{{text}}}","n":{"{{{text}}}":1}}""");
        validator.RunFast(instance).Should().Be(FastVerdict.Valid);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            validator.IsValid(instance);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void An_automaton_without_room_leaves_a_text_to_the_linear_engine()
    {
        // 2^16 states, were they all made
        var node = PatternParser.Parse("^[ab]*a[ab]{16}$");
        var automaton = PatternAutomaton.Create(node, new PatternMemory(PatternMemory.DefaultSize))!;
        var random = new Random(3);
        var isFull = false;
        for (var round = 0; round < 2_000; round++)
            isFull |= automaton.Match(Text(random)) is null;

        isFull.Should().BeTrue();
        automaton.States.Should().BeLessThan(PatternAutomaton.MaxSize / 4);

        var validator = Schemas.Validator("""{"pattern":"^[ab]*a[ab]{16}$"}""");
        for (var round = 0; round < 2_000; round++)
        {
            var text = Text(random);
            validator.RunFast(Encoding.UTF8.GetBytes($"\"{text}\"")).Should().Be(text[^17] == 'a' ? FastVerdict.Valid : FastVerdict.Refused);
        }

        static string Text(Random random) => string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));
    }

    [Fact]
    public void Patterns_of_one_schema_share_their_memory()
    {
        var memory = new PatternMemory(2_000);
        PatternAutomaton.Create(PatternParser.Parse("^a|b"), memory).Should().NotBeNull();
        PatternAutomaton.Create(PatternParser.Parse("^a{1000}"), memory).Should().BeNull("a thousand steps do not fit");
        memory.TryTake(100_000).Should().BeFalse();
        memory.TryTake(100).Should().BeTrue("what was refused is not taken");
    }

    [Fact]
    public void A_pattern_of_many_sets_has_no_automaton_and_is_judged_all_the_same()
    {
        var pattern = "^(" + string.Join('|', Enumerable.Range(0, 300).Select(index => $"\\u{{{0x4E00 + (index * 2):X}}}")) + ")$";
        var options = new SchemaOptions { MaxPatternLength = 10_000 };
        PatternAutomaton.Create(PatternParser.Parse(pattern), new PatternMemory(int.MaxValue)).Should().BeNull();
        var test = PatternPlanner.TestOf(pattern, options, new PatternMemory(int.MaxValue));
        StringPlanner.Holds([test], "\u4E02").Should().BeTrue();
        StringPlanner.Holds([test], "\u4E03").Should().BeFalse();
    }

    [Fact]
    public void A_long_text_costs_both_passes_of_one_budget()
    {
        var validator = Schemas.Validator("""{"pattern":"^(a|b){500}c"}""", new SchemaOptions { MaxSteps = 1_000 });
        var instance = Encoding.UTF8.GetBytes('"' + new string('a', 100_000) + '"');
        validator.RunFast(instance).Should().Be(FastVerdict.Undecided);
        validator.Evaluate(instance).Status.Should().Be(SchemaStatus.BudgetExceeded);
    }

    [Fact]
    public void Threads_that_make_the_states_of_one_automaton_agree()
    {
        var test = PatternPlanner.TestOf("^(a|b|c)*(ab|ca)(a|b|c){0,6}$", SchemaOptions.Default, new PatternMemory(PatternMemory.DefaultSize));
        var expected = new Regex("^(a|b|c)*(ab|ca)(a|b|c){0,6}$");
        Parallel.For(0, 4, seed =>
        {
            var random = new Random(seed);
            for (var round = 0; round < 5_000; round++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => "abc"[random.Next(3)]));
                StringPlanner.Holds([test], text).Should().Be(expected.IsMatch(text));
            }
        });
    }

    private static string Pattern(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
            return Atoms[random.Next(Atoms.Length)];
        switch (random.Next(4))
        {
            case 0:
                return $"({Pattern(random, depth - 1)}|{Pattern(random, depth - 1)})";
            case 1:
                return $"(?:{Pattern(random, depth - 1)}){((string[])["*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "{0}"])[random.Next(8)]}";
            default:
                return Pattern(random, depth - 1) + Pattern(random, depth - 1);
        }
    }
}
