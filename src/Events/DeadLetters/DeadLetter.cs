namespace SchemaPacks.DeadLetters;

/// <summary>An event that could not be recorded, and why.</summary>
/// <param name="Stage">Where it ended.</param>
/// <param name="Record">Its record, redacted: what a handler would have got. Its bytes are the caller's until the letter is kept.</param>
/// <param name="Findings">Why.</param>
internal readonly record struct DeadLetter(DeadLetterStage Stage, EventRecord Record, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>The handler that did not take it.</summary>
    public string? Handler { get; init; }

    /// <summary>How often it was offered to the handler.</summary>
    public int Attempts { get; init; }

    /// <summary>The event as it was sent, where it is known.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }
}
