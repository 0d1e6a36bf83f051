namespace SchemaPacks.Handlers;

/// <summary>
/// Hands records from an outbox to a broker. Called by one task, never twice at once. May implement <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>; it
/// is disposed with its outbox.
/// </summary>
public interface IRecordPublisher
{
    /// <summary>Publishes records in their order. Completes when the broker has all of them, except those that it names.</summary>
    /// <param name="records">The records, oldest first, at least one. They may have been published before: the outbox cannot know after a crash or a failure.</param>
    /// <param name="cancellationToken">Signalled when the attempt takes too long, and when the log stops.</param>
    /// <returns>
    /// The records that the broker will not have, whoever sends them and however often: too large, no topic for them. Empty when it has them all. They are tried a few
    /// times more, and then become dead letters.
    /// </returns>
    /// <exception cref="Exception">Any exception means that the broker may lack any of the records. All of them are published again, for ever. The log names its type, and the reason of a <see cref="NotPublishedException"/>.</exception>
    ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken);
}
