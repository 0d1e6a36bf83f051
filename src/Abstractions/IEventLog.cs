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
    /// What became of the event. Bad input of any kind is an outcome with findings, not an exception. When the status is
    /// <see cref="EventStatus.Recorded"/>, every required handler has taken the record.
    /// </returns>
    /// <exception cref="OperationCanceledException">
    /// The call was cancelled before the event reached a handler. Once handlers have it, the call runs to its end.
    /// </exception>
    ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default);
}
