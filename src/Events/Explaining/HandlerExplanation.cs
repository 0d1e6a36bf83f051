namespace SchemaPacks.Explaining;

/// <summary>What a handler would get of an event.</summary>
/// <param name="Name">The handler's name.</param>
/// <param name="IsReached">Whether it would get a record.</param>
/// <param name="Why">Why, or why not, as one sentence without a final period.</param>
public sealed record HandlerExplanation(string Name, bool IsReached, string Why)
{
    /// <summary>The record: one JSON object in UTF-8; empty when it is not reached. In place of a keyed hash stands <c>hmac-sha256:withheld</c>: by hashes of its guesses a sender could find out what others sent.</summary>
    public ReadOnlyMemory<byte> Record { get; init; }

    /// <summary>The parts of the event that the record does not hold as they were sent, in the order of the event; at most 1,000.</summary>
    public IReadOnlyList<RedactionExplanation> Redactions { get; init; } = [];
}
