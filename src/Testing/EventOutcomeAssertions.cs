using SchemaPacks.Testing.Asserting;

namespace SchemaPacks.Testing;

/// <summary>Sentences about what became of one event.</summary>
public static class EventOutcomeAssertions
{
    /// <summary>The event was recorded.</summary>
    /// <exception cref="EventAssertionException">It was not; the message says why.</exception>
    public static void ShouldBeRecorded(this EventOutcome outcome)
    {
        if (!outcome.IsRecorded)
            throw new EventAssertionException($"Expected the event to be recorded, but it was not: {Shown.Outcome(outcome)}");
    }

    /// <summary>The event was refused with a finding of this code.</summary>
    /// <param name="outcome">What became of the event.</param>
    /// <param name="code">Such as <c>SP5009</c>, for an event that breaks its schema.</param>
    /// <param name="pointer">Where in the event, as a JSON pointer; null for anywhere.</param>
    /// <exception cref="EventAssertionException">It was not, or for another reason.</exception>
    public static void ShouldBeRefused(this EventOutcome outcome, string code, string? pointer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (!outcome.Findings.Any(finding => finding.Code == code && (pointer is null || finding.Pointer == pointer)))
            throw new EventAssertionException($"Expected the event to be refused with {code}{(pointer is null ? "" : $" at '{pointer}'")}, but it is: {Shown.Outcome(outcome)}");
    }
}
