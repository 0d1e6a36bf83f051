using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary>What a request says of all its events.</summary>
/// <param name="Rights">Who sends them, and what he may write.</param>
/// <param name="Preference">What the sender waits for, where it says so.</param>
/// <param name="Key">The id of events that have none.</param>
internal readonly record struct Sender(SenderRights Rights, Acknowledgement? Preference, IdempotencyKey Key)
{
    /// <summary>What the sender waits for.</summary>
    public Acknowledgement Asked => Preference ?? Acknowledgement.Durable;

    public EventEnvelope Envelope(in ReceivedEnvelope received, string? id) => new(received.Key!.Value, received.Data)
    {
        Timestamp = received.Timestamp,
        Id = id,
        Source = EventSource.Client(Rights.Name),
        Acknowledgement = Asked,
    };

    /// <summary>Answers that the log has the event, or all events. Says what has happened where the sender has a preference, or where it is less than was asked.</summary>
    public void Confirm(HttpResponse response, EventStatus status)
    {
        response.StatusCode = SuccessStatus.Of(status, Asked);
        Acknowledgement reached = Reached(status);
        if (Preference is not null || reached != Asked)
            AckPreference.Confirm(response, reached);
    }

    // What was asked, unless an event of its id was sent before and less is known of that.
    private Acknowledgement Reached(EventStatus status) => status switch
    {
        EventStatus.Accepted => Acknowledgement.Accepted,
        EventStatus.Validated => Acknowledgement.Validated,
        _ => Asked,
    };
}
