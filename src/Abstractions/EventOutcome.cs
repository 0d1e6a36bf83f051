namespace SchemaPacks;

/// <summary>What became of an event, and why. Never holds the event's values.</summary>
public readonly struct EventOutcome
{
    private readonly IReadOnlyList<Diagnostic>? _findings;

    /// <summary>An outcome.</summary>
    /// <param name="status">What became of the event.</param>
    /// <param name="findings">Why; empty for an event that was recorded without remarks.</param>
    public EventOutcome(EventStatus status, params IReadOnlyList<Diagnostic> findings)
    {
        Status = status;
        _findings = findings;
    }

    /// <summary>The event was recorded.</summary>
    public static EventOutcome Recorded => default;

    /// <summary>What became of the event.</summary>
    public EventStatus Status { get; }

    /// <summary>Everything that was found, in the order of the event's text.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings ?? [];

    /// <summary>Whether the event was recorded.</summary>
    public bool IsRecorded => Status == EventStatus.Recorded;

    /// <summary>The status, and the findings one to a line.</summary>
    public override string ToString() =>
        Findings.Count == 0 ? Status.ToString() : $"{Status}{Environment.NewLine}{string.Join(Environment.NewLine, Findings)}";
}
