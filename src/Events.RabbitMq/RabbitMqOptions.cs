using SchemaPacks.Handlers;

namespace SchemaPacks.RabbitMq;

/// <summary>Where records go in RabbitMQ, and how.</summary>
public sealed class RabbitMqOptions
{
    /// <summary>The brokers, tried in turn: <c>amqp://user:password@host:port/vhost</c>, or <c>amqps://</c>. At least one; of one cluster.</summary>
    public IList<Uri> Uris { get; } = [];

    /// <summary>The queue that records go to, declared if there is none. <c>events</c> by default.</summary>
    public string Queue { get; set; } = "events";

    /// <summary>What kind of queue is declared. A quorum queue by default.</summary>
    public RabbitMqQueue Kind { get; set; }

    /// <summary>More arguments of the declaration, such as <c>x-max-age</c> of a stream.</summary>
    public IDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Publishes to this exchange in place of <see cref="Queue"/>, by the schema's id as routing key. Nothing is declared then: the exchange and its queues are the operator's.</summary>
    public string? Exchange { get; set; }

    /// <summary>How records wait on the disk until the brokers have them.</summary>
    public OutboxOptions Outbox { get; internal init; } = new();
}
