namespace SchemaPacks.Replaying;

/// <summary>Where a dead letter can go.</summary>
/// <param name="Kind">Which of the ways.</param>
/// <param name="Reason">Why it is left.</param>
internal readonly record struct ReplayWay(WayKind Kind, string Reason = "")
{
    public static ReplayWay Left(string reason) => new(WayKind.Left, reason);

    /// <param name="letter">The letter.</param>
    /// <param name="hasHost">Whether the host's address is known.</param>
    /// <param name="prefixes">The prefixes that have files in the folder.</param>
    /// <param name="outboxes">The handlers that have an outbox there.</param>
    public static ReplayWay Of(Letter letter, bool hasHost, IReadOnlySet<string> prefixes, IReadOnlySet<string> outboxes) => letter switch
    {
        { Stage: null } => Left("it is no dead letter"),
        { Stage: "handle", Handler: { } handler } =>
            prefixes.Contains(handler) ? new(WayKind.Handler)
            : outboxes.Contains(handler) ? Left($"the broker of '{handler}' refused it: give it the letter's 'record' by other means")
            : Left($"'{handler}' has no files here: only a handler of kind 'file' can be given a record again"),
        { Stage: "handle" } => Left("it names no handler"),
        { IsOriginalTooLarge: true } => Left("the event was larger than EventLog:DeadLetters:MaxBodyBytes, so only its redacted record was kept, which cannot be judged again"),
        { Original.IsEmpty: true } => Left("only its redacted record was kept, which cannot be judged again (EventLog:DeadLetters:Body)"),
        _ when !EventBytes.IsOneObject(letter.Original.Span) => Left("what was sent is no strict JSON object, which no host takes"),
        _ => hasHost ? new(WayKind.Host) : Left("it has to be judged again: give the host's --url"),
    };
}

internal enum WayKind
{
    /// <summary>Nowhere.</summary>
    Left,

    /// <summary>To the host, which judges the event again.</summary>
    Host,

    /// <summary>To the files of the handler that missed its record.</summary>
    Handler,

    /// <summary>Nowhere: it was not chosen, and waits.</summary>
    Passed,

    /// <summary>Nowhere: an earlier letter is about the same event, and goes.</summary>
    Copy,
}
