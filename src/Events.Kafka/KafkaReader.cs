using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Kafka;

/// <summary>Reads what only handlers of kind <c>kafka</c> have.</summary>
internal static class KafkaReader
{
    public const string Kind = "kafka";

    public static readonly string[] Names =
    [
        nameof(KafkaOptions.BootstrapServers), nameof(KafkaOptions.Topic), nameof(KafkaOptions.TopicPrefix), nameof(KafkaOptions.KeyProperty),
        nameof(KafkaOptions.TransactionalId), nameof(KafkaOptions.Client),
    ];

    public static KafkaOptions Read(SettingSection section, OutboxOptions outbox)
    {
        var options = new KafkaOptions
        {
            BootstrapServers = section.Text(nameof(KafkaOptions.BootstrapServers)) ?? "",
            Topic = section.Text(nameof(KafkaOptions.Topic)),
            TopicPrefix = section.Text(nameof(KafkaOptions.TopicPrefix)) ?? "",
            KeyProperty = section.Text(nameof(KafkaOptions.KeyProperty)),
            TransactionalId = section.Text(nameof(KafkaOptions.TransactionalId)),
            Outbox = outbox,
        };
        foreach ((string name, string value) in section.TextsByName(nameof(KafkaOptions.Client)))
            options.Client.Add(name, value);
        foreach ((string option, string message) in KafkaSettings.Problems(options))
            section[option].Refuse(message);
        return options;
    }
}
