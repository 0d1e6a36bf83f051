using System.Globalization;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.RabbitMq;

/// <summary>Reads what only handlers of kind <c>rabbitmq</c> have. <c>Queue</c> and <c>Kind</c> mean something else for every handler, so the queue's have longer names here.</summary>
internal static class RabbitMqReader
{
    public const string Kind = "rabbitmq";

    public static readonly string[] Names = ["Uris", "QueueName", "QueueType", "Arguments", "Exchange"];

    public static RabbitMqOptions Read(SettingSection section, OutboxOptions outbox)
    {
        var options = new RabbitMqOptions { Outbox = outbox };
        IReadOnlyList<Uri>? addresses = section.Addresses("Uris", "amqp", "amqps");
        foreach (Uri address in addresses ?? [])
            options.Uris.Add(address);
        if (!section["Uris"].HasParts)
            section["Uris"].Refuse("there are no brokers; list one or more, such as [\"amqps://broker-1:5671/\"]");
        options.Queue = section.Text("QueueName") ?? options.Queue;
        options.Kind = section.Choice("QueueType", "quorum", "stream") == "stream" ? RabbitMqQueue.Stream : RabbitMqQueue.Quorum;
        options.Exchange = section.Text("Exchange");
        foreach ((string name, string value) in section.TextsByName("Arguments"))
            options.Arguments.Add(name, Argument(value));
        if (options.Arguments.ContainsKey("x-queue-type"))
            section["Arguments"]["x-queue-type"].Refuse("'QueueType' says this; remove it");
        return options;
    }

    // The broker is strict about types, and settings have none.
    private static object Argument(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
        : bool.TryParse(value, out bool flag) ? flag
        : value;
}
