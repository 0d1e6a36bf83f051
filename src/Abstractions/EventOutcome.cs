using System.Text.Encodings.Web;

namespace SchemaPacks;

/// <summary>What became of an event, and why. Never holds the event's values.</summary>
public readonly struct EventOutcome
{
    private const int LongestPlace = 200; // characters

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

    /// <summary>The event waits to be judged.</summary>
    public static EventOutcome Accepted => new(EventStatus.Accepted);

    /// <summary>The event fits its schema and is on its way to the handlers.</summary>
    public static EventOutcome Validated => new(EventStatus.Validated);

    /// <summary>What became of the event.</summary>
    public EventStatus Status { get; }

    /// <summary>Everything that was found, in the order of the event's text.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings ?? [];

    /// <summary>Whether the event was recorded.</summary>
    public bool IsRecorded => Status == EventStatus.Recorded;

    /// <summary>Whether the log has the event, as far as its envelope's <see cref="EventEnvelope.Acknowledgement"/> asked.</summary>
    public bool IsAcknowledged => Status is EventStatus.Recorded or EventStatus.Accepted or EventStatus.Validated;

    /// <summary>The status, and the findings one to a line, each with the place in the schema that it comes from: an event's own names may be anybody's.</summary>
    public override string ToString() =>
        Findings.Count == 0 ? Status.ToString() : $"{Status}{Environment.NewLine}{string.Join(Environment.NewLine, Findings.Select(Placed))}";

    private static Diagnostic Placed(Diagnostic finding)
    {
        if (finding is not { SchemaPointer: { Length: > 0 } place, Resource: null })
            return finding;
        string shown = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(place.Length <= LongestPlace ? place : $"{place[..LongestPlace]}…");
        return finding with { Message = $"{finding.Message} (schema, '{shown}')" };
    }
}
