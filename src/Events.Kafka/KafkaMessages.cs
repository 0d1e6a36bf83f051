using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Kafka;

/// <summary>What Kafka's client says of itself. Nothing of it is from a record.</summary>
internal static partial class KafkaMessages
{
    [LoggerMessage(6110, LogLevel.Debug, "{Facility}: {Text}", EventName = "kafka-client")]
    public static partial void Client(this ILogger logger, string facility, string text);

    [LoggerMessage(6111, LogLevel.Debug, "the client reports {Error}", EventName = "kafka-client-error")]
    public static partial void ClientFailed(this ILogger logger, ErrorCode error);
}
