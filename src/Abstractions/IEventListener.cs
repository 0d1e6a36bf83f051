namespace SchemaPacks;

/// <summary>
/// Hears of events after they were recorded, for one schema or for all, also for schemas that load later. Listeners are
/// called one event at a time, in order, apart from the recording: a slow or failing listener never delays an event.
/// </summary>
public interface IEventListener
{
    /// <summary>
    /// Whether the listener sees the event as modifiers left it (the default) or as its sender gave it. Read once, at registration.
    /// </summary>
    bool SeesModified => true;

    /// <summary>Hears of one event.</summary>
    /// <param name="observed">The event. Its bytes may be kept.</param>
    /// <param name="cancellationToken">Signalled when the log stops.</param>
    /// <exception cref="Exception">Any exception is reported as <c>SP6002</c>; the next event is delivered all the same.</exception>
    ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken);
}
