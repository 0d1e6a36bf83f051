using SchemaPacks.Handlers;

namespace SchemaPacks.Kafka;

/// <summary>Where records go in Kafka, and how.</summary>
public sealed class KafkaOptions
{
    /// <summary>The brokers to begin with: <c>host:port</c>, separated by commas. Required.</summary>
    public string BootstrapServers { get; set; } = "";

    /// <summary>The topic of all records; null, the default, for a topic per schema.</summary>
    public string? Topic { get; set; }

    /// <summary>
    /// Stands before the schema's id in the name of its topic. Empty by default. In an id, <c>/</c> becomes <c>.</c>, and whatever else a topic's name may not
    /// have becomes <c>_</c>.
    /// </summary>
    public string TopicPrefix { get; set; } = "";

    /// <summary>
    /// The property of a record whose value is the message's key, so that equal values share a partition and its order. A record that has no value there, like all
    /// records where this is null, the default, has its schema's id as key.
    /// </summary>
    public string? KeyProperty { get; set; }

    /// <summary>
    /// Publishes each batch in a transaction of this id, which no other running producer may have. Consumers with <c>isolation.level=read_committed</c> then see a
    /// batch as a whole or not at all. Null, the default: without transactions.
    /// </summary>
    public string? TransactionalId { get; set; }

    /// <summary>
    /// More settings of the client by librdkafka's names, such as <c>security.protocol</c>. <c>enable.idempotence</c> and <c>acks</c> cannot be changed.
    /// </summary>
    public IDictionary<string, string> Client { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How records wait on the disk until the brokers have them.</summary>
    public OutboxOptions Outbox { get; internal init; } = new();
}
