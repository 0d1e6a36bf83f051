using Confluent.Kafka;

namespace SchemaPacks.Kafka;

/// <summary>The settings of Kafka's client that options ask for, and what is wrong with them.</summary>
internal static class KafkaSettings
{
    // Of the time that the outbox gives an attempt, so that every message's fate is known when that is over.
    private const double ShareOfTimeout = 0.8;

    private static readonly string[] Fixed = ["enable.idempotence", "acks", "request.required.acks", "bootstrap.servers", "metadata.broker.list", "transactional.id"];

    public static TimeSpan MessageTimeout(KafkaOptions options) => options.Outbox.Timeout * ShareOfTimeout;

    public static ProducerConfig Of(KafkaOptions options)
    {
        var settings = new ProducerConfig(new Dictionary<string, string>(options.Client, StringComparer.Ordinal))
        {
            BootstrapServers = options.BootstrapServers,
            EnableIdempotence = true,
            Acks = Acks.All,
            TransactionalId = options.TransactionalId,
        };
        if (!options.Client.ContainsKey("message.timeout.ms"))
            settings.MessageTimeoutMs = (int)MessageTimeout(options).TotalMilliseconds;
        if (!options.Client.ContainsKey("linger.ms"))
            settings.LingerMs = 0; // the outbox has gathered the batch already
        return settings;
    }

    /// <summary>Everything that is wrong, each with the name of the option.</summary>
    public static IEnumerable<(string Option, string Message)> Problems(KafkaOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.BootstrapServers))
            yield return (nameof(KafkaOptions.BootstrapServers), "there are no brokers; name one or more, such as 'broker-1:9092,broker-2:9092'");
        if (options.Topic is { } topic && !KafkaNames.IsTopic(topic))
            yield return (nameof(KafkaOptions.Topic), $"'{topic}' cannot name a topic; use at most {KafkaNames.MaxTopic} letters, digits, '.', '-' and '_'");
        if (options.TopicPrefix.Length > 0 && !KafkaNames.IsTopic(options.TopicPrefix + "a"))
            yield return (nameof(KafkaOptions.TopicPrefix), $"'{options.TopicPrefix}' cannot begin the name of a topic; use letters, digits, '.', '-' and '_'");
        if (Fixed.FirstOrDefault(options.Client.ContainsKey) is { } setting)
            yield return (nameof(KafkaOptions.Client), $"'{setting}' may not be set there: it is fixed, or has a setting of its own; remove it");
        else if (Refusal(options) is { } message)
            yield return (nameof(KafkaOptions.Client), $"the client does not take its settings ({message}); correct them");
    }

    // The client checks its settings only when it is made, which else is with the first batch. Without brokers it does not connect.
    private static string? Refusal(KafkaOptions options)
    {
        ProducerConfig settings = Of(options);
        settings.BootstrapServers = null;
        try
        {
            new ProducerBuilder<byte[], byte[]>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build().Dispose();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KafkaException)
        {
            return exception.Message.TrimEnd('.');
        }
    }
}
