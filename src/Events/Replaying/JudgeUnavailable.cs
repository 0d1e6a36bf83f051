namespace SchemaPacks.Replaying;

/// <summary>The judge cannot go on: what follows would fare no better.</summary>
/// <param name="message">What is wrong, then what to do.</param>
/// <param name="isAnswered">Whether the judge said so, and thus has not recorded the event.</param>
internal sealed class JudgeUnavailable(string message, bool isAnswered) : Exception(message)
{
    /// <summary>Whether the judge is the wrong one, or does not know us.</summary>
    public bool IsUsage { get; init; }

    public bool IsAnswered { get; } = isAnswered;
}
