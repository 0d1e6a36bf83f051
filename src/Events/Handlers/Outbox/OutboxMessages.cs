using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>What an outbox says in the application's log. Exceptions other than <see cref="NotPublishedException"/> are named by type only: their texts may hold an event's values.</summary>
internal static partial class OutboxMessages
{
    [LoggerMessage(6021, LogLevel.Warning, "SP6021: the outbox of handler '{Handler}' cannot hand its records on ({Reason}); they wait on the disk and are tried again", EventName = "handler-paused")]
    public static partial void OutboxWaits(this ILogger logger, string handler, string reason);

    [LoggerMessage(6021, LogLevel.Information, "SP6021: the outbox of handler '{Handler}' hands its records on again, after {Attempts} attempts", EventName = "handler-resumed")]
    public static partial void OutboxResumed(this ILogger logger, string handler, long attempts);

    [LoggerMessage(6101, LogLevel.Warning, "the outbox of handler '{Handler}' was given up while it still published; its records stay on the disk", EventName = "outbox-left")]
    public static partial void OutboxLeft(this ILogger logger, string handler);
}
