namespace SchemaPacks.Explaining;

/// <summary>What would become of an event if it were recorded now, and why. Made by <see cref="EventLog.Explain"/>. Unlike an outcome it holds the event's values: show it only to whoever sent them.</summary>
public sealed record EventExplanation
{
    /// <summary>The schema that judges it; null when no loaded pack has it.</summary>
    public EventSchema? Schema { get; init; }

    /// <summary>The pack that the schema comes from, the first where several bring it; null without a schema.</summary>
    public SchemaPack? Pack { get; init; }

    /// <summary>Whether events of the schema are recorded: it is listed, and a handler takes it.</summary>
    public bool IsAllowed { get; init; }

    /// <summary>Whether the event fits its schema; null when it was not judged, since no schema is there to judge it or the sender may not see that of one which is not listed.</summary>
    public bool? IsValid { get; init; }

    /// <summary>What its sender would be told. A handler that fails, a full queue and an id that was sent before are not foreseen.</summary>
    public EventOutcome Outcome { get; init; }

    /// <summary>Everything that was found: why it is not allowed, and where it breaks its schema.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; init; } = [];

    /// <summary>Each handler of the log, by name, with the record that it would get.</summary>
    public IReadOnlyList<HandlerExplanation> Handlers { get; init; } = [];

    /// <summary>The other versions of the schema, lowest first, and whether the event as it was sent fits them.</summary>
    public IReadOnlyList<VersionExplanation> OtherVersions { get; init; } = [];

    /// <summary>Ids of schemas that may have been meant, nearest first; empty where the schema is known.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>A small change that makes the event valid; null when it is valid, or when none was found within a bounded number of attempts.</summary>
    public EventFix? Fix { get; init; }
}
