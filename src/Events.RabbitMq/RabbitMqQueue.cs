namespace SchemaPacks.RabbitMq;

/// <summary>What kind of queue records go to. Both are replicated, and confirm a message when most of their replicas have it.</summary>
public enum RabbitMqQueue
{
    /// <summary>A quorum queue: each record goes to one consumer, which takes it out.</summary>
    Quorum,

    /// <summary>A stream: records stay, as long as its settings say, and each consumer reads from where it likes.</summary>
    Stream,
}
