using System.Diagnostics;
using SchemaPacks.Handlers;
using SchemaPacks.Recycling;
using SchemaPacks.Resolving;

namespace SchemaPacks.Recording;

/// <summary>An event under way: to be judged, then on its way to the handlers or refused. Used again for others.</summary>
internal sealed class SentEvent
{
    private EventEnvelope _envelope;

    private SentEvent()
    {
    }

    /// <summary>What becomes of events of its schema.</summary>
    public EventPlan Plan { get; private set; } = null!; // set while it is rented

    /// <summary>The event as its sender handed it over.</summary>
    public ref readonly EventEnvelope Envelope => ref _envelope;

    /// <summary>Whether its sender was told already that it waits.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>When it came, if its time is measured.</summary>
    public long Since { get; set; }

    /// <summary>Its trace, if somebody traces.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The trace in which it is recorded, where its records keep that.</summary>
    public ActivityContext Trace { get; set; }

    /// <summary>Whether handlers have it; else it is refused, or not judged yet.</summary>
    public bool IsSent { get; set; }

    /// <summary>Why it was refused.</summary>
    public EventOutcome Refusal { get; set; }

    /// <summary>Its dead letter on its way to the disk, where its sender was told that it waits and it was refused then.</summary>
    public Task Letter { get; set; } = Task.CompletedTask;

    /// <summary>The id that its records have; null for none.</summary>
    public string? RecordId { get; set; }

    /// <summary>The event as modifiers left it.</summary>
    public ReadOnlyMemory<byte> Data { get; set; }

    /// <summary>When it happened, as its records say.</summary>
    public DateTimeOffset Timestamp { get; set; }

    /// <summary>Its way to the handlers.</summary>
    public Delivery Delivery { get; } = new();

    /// <summary>An event that begins; it goes back by <see cref="Return"/>.</summary>
    public static SentEvent Rent(EventPlan plan, in EventEnvelope envelope, bool isAccepted)
    {
        SentEvent sent = FreeList<SentEvent>.Take() ?? new SentEvent();
        sent.Plan = plan;
        sent._envelope = envelope;
        sent.IsAccepted = isAccepted;
        sent.Data = envelope.Data;
        return sent;
    }

    /// <summary>The event is settled or refused: it lets go of all that it held, and is used again.</summary>
    public void Return()
    {
        Delivery.Clear();
        Plan = null!;
        _envelope = default;
        Data = default;
        RecordId = null;
        Refusal = default;
        Letter = Task.CompletedTask;
        Activity = null;
        Trace = default;
        IsSent = false;
        FreeList<SentEvent>.Give(this);
    }
}
