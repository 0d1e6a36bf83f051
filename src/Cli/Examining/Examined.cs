namespace SchemaPacks.Cli.Examining;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">What, in a word or two.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Said">What was found.</param>
/// <param name="Advice">What to do; null where there is nothing to do.</param>
internal sealed record Examined(string What, Condition Condition, string Said, string? Advice = null)
{
    public static Examined Good(string what, string said) => new(what, Condition.Good, said);

    public static Examined Doubtful(string what, string said, string advice) => new(what, Condition.Doubtful, said, advice);

    public static Examined Bad(string what, string said, string advice) => new(what, Condition.Bad, said, advice);
}
