namespace SchemaPacks;

/// <summary>
/// Where records go: a file, a broker, a table. Called with records that are judged, redacted and complete. May implement
/// <see cref="IAsyncDisposable"/>; it is disposed when the log stops, after its last record.
/// </summary>
public interface IEventHandler
{
    /// <summary>
    /// Takes one record. When the task completes, the handler has the record: a sender may be told so.
    /// May be called by several threads at once.
    /// </summary>
    /// <param name="record">The record. Its bytes are valid until the task completes; copy them to keep them.</param>
    /// <param name="cancellationToken">Signalled when the log stops and its grace period is over.</param>
    /// <exception cref="Exception">
    /// Any exception means that the record was not taken. It is reported as <c>SP6001</c>; other handlers still get the record.
    /// </exception>
    ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken);
}
