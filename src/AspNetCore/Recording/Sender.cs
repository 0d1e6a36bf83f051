using SchemaPacks.Receiving;

namespace SchemaPacks.Recording;

/// <summary>What a request says of all its events.</summary>
/// <param name="Source">Who sends them.</param>
/// <param name="Preference">What the sender waits for, where it says so.</param>
/// <param name="Key">The id of events that have none.</param>
internal readonly record struct Sender(EventSource Source, Acknowledgement? Preference, IdempotencyKey Key)
{
    public EventEnvelope Envelope(in ReceivedEnvelope received, string? id) => new(received.Key!.Value, received.Data)
    {
        Timestamp = received.Timestamp,
        Id = id,
        Source = Source,
        Acknowledgement = Preference ?? Acknowledgement.Durable,
    };

    /// <summary>What has happened to an event that the log has: what was asked, unless an event of its id was sent before and less is known of that.</summary>
    public Acknowledgement Reached(EventStatus status) => status switch
    {
        EventStatus.Accepted => Acknowledgement.Accepted,
        EventStatus.Validated => Acknowledgement.Validated,
        _ => Preference ?? Acknowledgement.Durable,
    };
}
