using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.Kafka;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the event log write to Kafka.</summary>
public static class KafkaBuilderExtensions
{
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
        foreach ((string option, string message) in KafkaSettings.Problems(options))
            throw new ArgumentException($"{option} of handler '{name}' is wrong: {message}.", nameof(configure));
        return packs.WriteToOutbox(name, services => Publisher(services, options), options.Outbox, handler);
    }

    /// <summary>
    /// Lets settings name handlers of kind <c>kafka</c>: <c>EventLog:Handlers:NAME:Kind</c>, and beside it the options of <see cref="KafkaOptions"/> by their names.
    /// </summary>
    /// <param name="packs">The builder.</param>
    public static SchemaPacksBuilder OfferKafka(this SchemaPacksBuilder packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return packs.OfferOutboxKind(KafkaReader.Kind, KafkaReader.Names, (section, outbox) =>
        {
            KafkaOptions options = KafkaReader.Read(section, outbox);
            return services => Publisher(services, options);
        });
    }

    private static KafkaPublisher Publisher(IServiceProvider services, KafkaOptions options) =>
        new(options, services.GetService<ILoggerFactory>()?.CreateLogger<KafkaPublisher>() ?? NullLogger<KafkaPublisher>.Instance);
}
