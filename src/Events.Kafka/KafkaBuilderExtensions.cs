using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.Kafka;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the event log write to Kafka.</summary>
public static class KafkaBuilderExtensions
{
    private static readonly string[] Fixed = ["enable.idempotence", "acks", "request.required.acks", "bootstrap.servers", "transactional.id"];

    /// <summary>
    /// Hands records to Kafka through an outbox on the local disk. Required unless configured otherwise: an event is recorded when the outbox has its record, whether or
    /// not the brokers can be reached.
    /// </summary>
    /// <param name="packs">The builder.</param>
    /// <param name="name">What findings call the handler. Each name stands for one handler.</param>
    /// <param name="configure">Says where records go in Kafka.</param>
    /// <param name="handler">Chooses its events and what it sees of them.</param>
    /// <exception cref="ArgumentException">A setting is missing, or may not be set.</exception>
    public static SchemaPacksBuilder WriteToKafka(
        this SchemaPacksBuilder packs, string name, Action<KafkaOptions> configure, Action<HandlerOptions>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new KafkaOptions();
        configure(options);
        if (string.IsNullOrWhiteSpace(options.BootstrapServers))
            throw new ArgumentException($"Handler '{name}' has no brokers; set {nameof(KafkaOptions.BootstrapServers)}.", nameof(configure));
        if (Fixed.FirstOrDefault(options.Client.ContainsKey) is { } setting)
            throw new ArgumentException($"Handler '{name}' may not set '{setting}' of the client; it is fixed, or has a property of its own.", nameof(configure));
        return packs.WriteToOutbox(
            name, services => new KafkaPublisher(options, services.GetService<ILoggerFactory>()?.CreateLogger<KafkaPublisher>() ?? NullLogger<KafkaPublisher>.Instance),
            options.Outbox, handler);
    }
}
