using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using SchemaPacks.Handlers;

namespace SchemaPacks.RabbitMq;

/// <summary>
/// Publishes batches with publisher confirms over AMQP 0-9-1. Connects with the first batch, so that a log starts without its brokers, and anew after any failure, to
/// the next broker that answers.
/// </summary>
internal sealed class RabbitMqPublisher(RabbitMqOptions options) : IRecordPublisher, IAsyncDisposable
{
    private IConnection? _connection;
    private IChannel? _channel;
    private int _next;

    public async ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            IChannel channel = _channel ?? await OpenAsync(cancellationToken);
            var refused = new List<RefusedRecord>();
            Task[] sent = [.. records.Select(record => PublishAsync(channel, record, refused, cancellationToken))];
            await Task.WhenAll(sent);
            return refused;
        }
        catch (Exception exception)
        {
            await DisposeAsync(); // what it still held would come behind the batch that is published again
            if (BrokerReason.Of(exception) is { } reason)
                throw new NotPublishedException(reason, exception);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        IConnection? connection = _connection;
        (_connection, _channel) = (null, null);
        if (connection is not null)
            await connection.DisposeAsync();
    }

    // In the order of the calls: each message is on the channel before the next one's call begins to wait.
    private async Task PublishAsync(IChannel channel, OutboxRecord record, List<RefusedRecord> refused, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = "application/json",
            MessageId = $"{record.Outbox}/{record.Sequence}",
            Type = record.Key.Id,
            Timestamp = new AmqpTimestamp(record.Timestamp.ToUnixTimeSeconds()),
            Headers = RecordHeaders.Of(record).ToDictionary(header => header.Key, object? (header) => header.Value),
        };
        try
        {
            await channel.BasicPublishAsync(
                options.Exchange ?? "", options.Exchange is null ? options.Queue : record.Key.Id, mandatory: true, properties, record.Utf8, cancellationToken);
        }
        catch (PublishReturnException) when (options.Exchange is not null)
        {
            lock (refused)
                refused.Add(new RefusedRecord(record.Sequence, "no queue is bound for the schema's id"));
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = options.Uris[_next++ % options.Uris.Count], // another one after each failure
            AutomaticRecoveryEnabled = false, // the outbox tries again, and chooses the next broker
            ClientProvidedName = "SchemaPacks",
            ContinuationTimeout = options.Outbox.Timeout,
        };
        _connection = await factory.CreateConnectionAsync(cancellationToken);
        IChannel channel = await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        if (options.Exchange is null)
        {
            var arguments = new Dictionary<string, object?>(options.Arguments, StringComparer.Ordinal) { ["x-queue-type"] = options.Kind == RabbitMqQueue.Stream ? "stream" : "quorum" };
            await channel.QueueDeclareAsync(options.Queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        }

        return _channel = channel;
    }
}
