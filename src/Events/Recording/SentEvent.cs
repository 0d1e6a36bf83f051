using System.Diagnostics;
using SchemaPacks.Handlers;
using SchemaPacks.Resolving;

namespace SchemaPacks.Recording;

/// <summary>An event that was judged: on its way to the handlers, or refused.</summary>
/// <param name="Plan">What becomes of events of its schema.</param>
/// <param name="Envelope">The event as its sender handed it over.</param>
/// <param name="Since">When it came, if its time is measured.</param>
/// <param name="Activity">Its trace, if somebody traces.</param>
/// <param name="IsAccepted">Whether its sender was told already that it waits.</param>
internal readonly record struct SentEvent(EventPlan Plan, EventEnvelope Envelope, long Since, Activity? Activity, bool IsAccepted)
{
    /// <summary>Its way to the handlers; null when it was refused.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>Why it was refused.</summary>
    public EventOutcome Refusal { get; init; }

    /// <summary>The event as modifiers left it.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    public DateTimeOffset Timestamp { get; init; }
}
