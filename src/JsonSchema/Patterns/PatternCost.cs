namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>What a pattern will cost before it is built: states with every repetition written out, and whether it can run in linear time.</summary>
internal static class PatternCost
{
    public static long States(PatternNode node) => node switch
    {
        PatternNode.Characters characters => UnitClass.Size(characters.Set),
        PatternNode.Sequence sequence => Sum(sequence.Terms),
        PatternNode.Alternatives alternatives => 1 + Sum(alternatives.Choices),
        PatternNode.Group group => States(group.Body),
        PatternNode.Look look => 1 + States(look.Body),
        PatternNode.Repeat repeat => Times(1 + States(repeat.Term), Math.Max(repeat.Max ?? repeat.Min + 1L, 1)),
        _ => 1,
    };

    public static bool NeedsBacktracking(PatternNode node) => node switch
    {
        PatternNode.Sequence sequence => sequence.Terms.Any(NeedsBacktracking),
        PatternNode.Alternatives alternatives => alternatives.Choices.Any(NeedsBacktracking),
        PatternNode.Group group => NeedsBacktracking(group.Body),
        PatternNode.Repeat repeat => NeedsBacktracking(repeat.Term),
        PatternNode.Look or PatternNode.BackReference => true,
        _ => false,
    };

    private static long Sum(IReadOnlyList<PatternNode> nodes) => nodes.Aggregate(0L, (sum, node) => Math.Min(sum + States(node), int.MaxValue));

    private static long Times(long states, long count) => states > int.MaxValue / count ? int.MaxValue : states * count;
}
