using System.Text.Json;
using System.Threading.Channels;

namespace SchemaPacks.Hosting.Recording;

/// <summary>
/// Takes what happens to the host itself and records it as events of <c>schemapacks.host/…</c>, one after the other and apart from the
/// requests. Whether they are recorded is up to <c>EventLog:AllowedSchemas</c>, as for any event.
/// </summary>
internal sealed partial class ServerEvents(IEventLog log, ILogger<ServerEvents> logger)
{
    public const string Prefix = "schemapacks.host/";
    private const int Capacity = 4096;

    private readonly Channel<EventEnvelope> _queue = Channel.CreateBounded<EventEnvelope>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Queues one event. Never waits: where 4,096 events wait already, it is dropped and logged.</summary>
    /// <param name="name">The part of the id after <c>schemapacks.host/</c>.</param>
    /// <param name="properties">An object whose public properties are the event's.</param>
    public void Tell<T>(string name, T properties)
    {
        var envelope = new EventEnvelope(new SchemaKey(Prefix + name, 1), JsonSerializer.SerializeToUtf8Bytes(properties, JsonSerializerOptions.Web));
        if (!_queue.Writer.TryWrite(envelope))
            LogDropped(logger, envelope.Key);
    }

    /// <summary>Records what was told until <see cref="Complete"/>, and then what still waits.</summary>
    public async Task RecordAsync()
    {
        await foreach (EventEnvelope envelope in _queue.Reader.ReadAllAsync())
        {
            EventOutcome outcome = await log.RecordAsync(envelope);
            if (outcome.Status is not (EventStatus.Recorded or EventStatus.NotAllowed))
                LogNotRecorded(logger, envelope.Key, outcome);
        }
    }

    /// <summary>Takes no more.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    [LoggerMessage(LogLevel.Warning, "The server event '{Key}' was dropped: too many wait to be recorded")]
    private static partial void LogDropped(ILogger logger, SchemaKey key);

    [LoggerMessage(LogLevel.Warning, "The server event '{Key}' was not recorded: {Outcome}")]
    private static partial void LogNotRecorded(ILogger logger, SchemaKey key, EventOutcome outcome);
}
