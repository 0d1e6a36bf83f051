using SchemaPacks.Handlers;

namespace SchemaPacks.Kafka;

/// <summary>The topic and the key of a record.</summary>
internal static class KafkaNames
{
    // Kafka's own limit.
    public const int MaxTopic = 249;

    public static bool IsTopic(string name) => name.Length is > 0 and <= MaxTopic && name.All(MayName) && name is not ("." or "..");

    public static string Topic(OutboxRecord record, KafkaOptions options)
    {
        if (options.Topic is { } topic)
            return topic;
        string name = options.TopicPrefix + string.Concat(record.Key.Id.Select(c => MayName(c) ? c : c == '/' ? '.' : '_'));
        return name.Length <= MaxTopic ? name : name[..MaxTopic];
    }

    public static string Key(OutboxRecord record, KafkaOptions options) =>
        (options.KeyProperty is { } property ? record.FindText(property) : null) ?? record.Key.Id;

    private static bool MayName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
