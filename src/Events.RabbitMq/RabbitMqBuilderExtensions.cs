using SchemaPacks.Configuration;
using SchemaPacks.RabbitMq;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the event log write to RabbitMQ.</summary>
public static class RabbitMqBuilderExtensions
{
    /// <summary>
    /// Hands records to RabbitMQ through an outbox on the local disk. Required unless configured otherwise: an event is recorded when the outbox has its record, whether or
    /// not the brokers can be reached.
    /// </summary>
    /// <param name="packs">The builder.</param>
    /// <param name="name">What findings call the handler. Each name stands for one handler.</param>
    /// <param name="configure">Says where records go in RabbitMQ.</param>
    /// <param name="handler">Chooses its events and what it sees of them.</param>
    /// <exception cref="ArgumentException">There is no broker.</exception>
    public static SchemaPacksBuilder WriteToRabbitMq(
        this SchemaPacksBuilder packs, string name, Action<RabbitMqOptions> configure, Action<HandlerOptions>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RabbitMqOptions();
        configure(options);
        if (options.Uris.Count == 0)
            throw new ArgumentException($"Handler '{name}' has no brokers; add to {nameof(RabbitMqOptions.Uris)}.", nameof(configure));
        return packs.WriteToOutbox(name, _ => new RabbitMqPublisher(options), options.Outbox, handler);
    }

    /// <summary>
    /// Lets settings name handlers of kind <c>rabbitmq</c>: <c>EventLog:Handlers:NAME:Kind</c>, and beside it <c>Uris</c>, <c>QueueName</c>, <c>QueueType</c>
    /// (<c>quorum</c> or <c>stream</c>), <c>Arguments</c> and <c>Exchange</c>.
    /// </summary>
    /// <param name="packs">The builder.</param>
    public static SchemaPacksBuilder OfferRabbitMq(this SchemaPacksBuilder packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return packs.OfferOutboxKind(RabbitMqReader.Kind, RabbitMqReader.Names, (section, outbox) =>
        {
            RabbitMqOptions options = RabbitMqReader.Read(section, outbox);
            return _ => new RabbitMqPublisher(options);
        });
    }
}
