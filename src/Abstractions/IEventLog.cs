using System.Buffers;

namespace SchemaPacks;

/// <summary>
/// Records events. Each is checked against its schema, stripped of what the operator did not allow, and handed to the
/// handlers. Nothing is recorded whose schema is not listed.
/// </summary>
/// <example>
/// <code>
/// EventOutcome outcome = await log.RecordAsync("hub.jupyter.org/server-action", 1, new { action = "start", username = "ada", servername = "" });
/// </code>
/// </example>
public interface IEventLog
{
    /// <summary>
    /// Records one event. Any thread may call it; events of one caller that awaits each call are recorded in order.
    /// </summary>
    /// <returns>
    /// What became of the event, when what the envelope's <see cref="EventEnvelope.Acknowledgement"/> names has happened. Bad input of any kind is an
    /// outcome with findings, not an exception.
    /// </returns>
    /// <exception cref="OperationCanceledException">
    /// The call was cancelled before the event reached a handler. Once handlers have it, the call runs to its end.
    /// </exception>
    ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default);

    /// <summary>Records one event that knows its schema and writes itself, such as one of a generated type.</summary>
    /// <param name="telemetryEvent">The event. It is asked for its text only when its schema is allowed.</param>
    /// <param name="acknowledgement">What must have happened before the call returns.</param>
    /// <param name="cancellationToken">Cancels before the event reaches a handler.</param>
    /// <returns>As the other overload.</returns>
    /// <exception cref="OperationCanceledException">As the other overload.</exception>
    ValueTask<EventOutcome> RecordAsync<TEvent>(
        TEvent telemetryEvent, Acknowledgement acknowledgement = Acknowledgement.Durable, CancellationToken cancellationToken = default)
        where TEvent : ITelemetryEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(telemetryEvent);
        var utf8 = new ArrayBufferWriter<byte>();
        telemetryEvent.WriteTo(utf8);
        return RecordAsync(new EventEnvelope(TEvent.SchemaKey, utf8.WrittenMemory) { Acknowledgement = acknowledgement }, cancellationToken);
    }

    /// <summary>
    /// Records several events in their order. Each is judged by itself: one that is refused does not keep out the others. All are handed over before the
    /// first is waited for, so that a durable handler takes them with one sync.
    /// </summary>
    /// <param name="envelopes">The events.</param>
    /// <param name="cancellationToken">Cancels before the first event reaches a handler.</param>
    /// <returns>An outcome for each, in the same order.</returns>
    /// <exception cref="OperationCanceledException">As for one event.</exception>
    async ValueTask<IReadOnlyList<EventOutcome>> RecordBatchAsync(IReadOnlyList<EventEnvelope> envelopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        cancellationToken.ThrowIfCancellationRequested();
        ValueTask<EventOutcome>[] recordings = [.. envelopes.Select(envelope => RecordAsync(envelope, CancellationToken.None))];
        var outcomes = new EventOutcome[recordings.Length];
        for (int index = 0; index < recordings.Length; index++)
            outcomes[index] = await recordings[index].ConfigureAwait(false);
        return outcomes;
    }
}
