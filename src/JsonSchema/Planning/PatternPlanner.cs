using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Patterns.Automata;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Finds the cheapest test for a pattern: a look at the first bytes, a template, a sequence of classes, else an automaton.</summary>
internal static class PatternPlanner
{
    public static StringTest TestOf(string pattern, SchemaOptions options, PatternMemory memory)
    {
        var node = PatternParser.Parse(pattern); // known to be one: loading compiled it
        var terms = node is PatternNode.Sequence sequence ? sequence.Terms.ToArray() : [];
        if (terms is [PatternNode.Edge { IsStart: true }, .. var rest])
        {
            if (rest is [.. var middle, PatternNode.Edge { IsStart: false }])
            {
                if (Classes(middle) is { } classes && Test(classes) is { } test)
                    return test;
            }
            else if (Classes(rest) is { } literal && literal.All(term => term is { Min: 1, Max: 1, Bytes.Count: 1 }))
            {
                return new PrefixTest([.. literal.Select(term => term.Bytes.Single())]);
            }
        }

        var characterwise = new TextTest(new Lazy<EcmaPattern>(() => PatternCompiler.Compile(pattern, options, memory).Pattern!));
        return PatternCost.NeedsBacktracking(node)
            ? characterwise
            : new PatternTest(new Lazy<PatternAutomaton?>(() => PatternAutomaton.Create(node, memory)), (int)PatternCost.States(node), characterwise);
    }

    private static StringTest? Test(List<(IReadOnlySet<byte> Bytes, int Min, int Max)> classes)
    {
        StringTest? template = null;
        if (classes.All(term => term.Min == term.Max) && classes.Sum(term => (long)term.Min) is > 0 and <= TemplateTest.MaxLength)
            template = TemplateTest.Create([.. classes.SelectMany(term => Enumerable.Repeat<IReadOnlyCollection<byte>>([.. term.Bytes], term.Min))]);
        return template ?? SequenceTest.Create(classes);
    }

    // Each term as a set of ASCII bytes with a count; null when there is anything else.
    private static List<(IReadOnlySet<byte> Bytes, int Min, int Max)>? Classes(IReadOnlyList<PatternNode> terms)
    {
        var classes = new List<(IReadOnlySet<byte>, int, int)>();
        foreach (var term in terms)
        {
            var (characters, min, max) = term is PatternNode.Repeat repeat ? (repeat.Term, repeat.Min, repeat.Max ?? int.MaxValue) : (term, 1, 1);
            if (characters is not PatternNode.Characters { Set.Ranges: var ranges } || ranges.Count == 0 || ranges[^1].To > 0x7F)
                return null;
            classes.Add((ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).Select(value => (byte)value).ToHashSet(), min, max));
        }

        return classes;
    }
}
