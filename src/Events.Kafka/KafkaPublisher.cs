using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers;

namespace SchemaPacks.Kafka;

/// <summary>
/// Publishes batches by an idempotent producer. It is made with the first batch, so that a log starts without its brokers, and made anew after a failure that
/// left messages in it or ended it: what it still held would overtake the batch that is published again.
/// </summary>
internal sealed class KafkaPublisher(KafkaOptions options, ILogger logger) : IRecordPublisher, IDisposable
{
    private IProducer<byte[], byte[]>? _producer;

    private TimeSpan MessageTimeout => KafkaSettings.MessageTimeout(options);

    public async ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            return options.TransactionalId is null
                ? await ProduceAsync(Producer(), records, cancellationToken)
                : await Task.Run(() => ProduceInTransactionAsync(records, cancellationToken), cancellationToken); // its calls block
        }
        catch (KafkaException exception)
        {
            if (exception is not ProduceException<byte[], byte[]> || exception.Error.IsFatal || options.TransactionalId is not null)
                Dispose(); // else every message has its answer: nothing is left in the producer
            throw new NotPublishedException($"Kafka error {exception.Error.Code}", exception);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _producer?.Dispose();
        _producer = null;
    }

    // All or nothing: without those that are refused, the rest begins again.
    private async Task<IReadOnlyList<RefusedRecord>> ProduceInTransactionAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedRecord>();
        IReadOnlyList<OutboxRecord> left = records;
        while (left.Count > 0)
        {
            IProducer<byte[], byte[]> producer = Producer();
            producer.BeginTransaction();
            IReadOnlyList<RefusedRecord> found = await ProduceAsync(producer, left, cancellationToken);
            if (found.Count == 0)
            {
                producer.CommitTransaction(MessageTimeout);
                break;
            }

            producer.AbortTransaction(MessageTimeout);
            refused.AddRange(found);
            left = [.. left.Where(record => found.All(one => one.Sequence != record.Sequence))];
        }

        return refused;
    }

    private async Task<IReadOnlyList<RefusedRecord>> ProduceAsync(IProducer<byte[], byte[]> producer, IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        Task[] sent = [.. records.Select(record => producer.ProduceAsync(KafkaNames.Topic(record, options), Message(record), CancellationToken.None))];
        Task all = Task.WhenAll(sent);
        await ((Task)all.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).WaitAsync(cancellationToken);

        var refused = new List<RefusedRecord>();
        for (int index = 0; index < sent.Length; index++)
            if (sent[index].Exception?.InnerException is { } failure)
            {
                if (failure is not KafkaException { Error: { IsFatal: false } error } || !IsRefusal(error.Code))
                    await sent[index]; // throws it
                else
                    refused.Add(new RefusedRecord(records[index].Sequence, error.Code.ToString()));
            }

        return refused;
    }

    // What is wrong with this message alone. A topic that is missing or forbidden is not: it may be there soon, and until then nothing is lost.
    private static bool IsRefusal(ErrorCode code) => code is ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidMsg or ErrorCode.InvalidRecord or ErrorCode.TopicException;

    private Message<byte[], byte[]> Message(OutboxRecord record)
    {
        var headers = new Headers();
        foreach ((string name, string value) in RecordHeaders.Of(record))
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        bool isWhole = MemoryMarshal.TryGetArray(record.Utf8, out ArraySegment<byte> bytes) && bytes.Offset == 0 && bytes.Count == bytes.Array!.Length;
        return new Message<byte[], byte[]>
        {
            Key = Encoding.UTF8.GetBytes(KafkaNames.Key(record, options)),
            Value = isWhole ? bytes.Array! : record.Utf8.ToArray(),
            Timestamp = new Timestamp(record.Timestamp),
            Headers = headers,
        };
    }

    private IProducer<byte[], byte[]> Producer()
    {
        if (_producer is not null)
            return _producer;
        IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(KafkaSettings.Of(options))
            .SetLogHandler((_, entry) => logger.Client(entry.Facility, entry.Message))
            .SetErrorHandler((_, error) => logger.ClientFailed(error.Code))
            .Build();
        try
        {
            if (options.TransactionalId is not null)
                producer.InitTransactions(MessageTimeout);
            return _producer = producer;
        }
        catch
        {
            producer.Dispose();
            throw;
        }
    }
}
