using Microsoft.Extensions.Logging;

namespace SchemaPacks;

/// <summary>
/// What the event log says in the application's log, under the numbers of its diagnostics. Exceptions of handlers, listeners and modifiers are named by
/// type only: their texts may hold an event's values.
/// </summary>
internal static partial class EventLogMessages
{
    [LoggerMessage(5013, LogLevel.Error, "SP5013: modifier '{Modifier}' threw {Exception} on an event of schema '{Schema}', so the event was refused", EventName = "modifier-failed")]
    public static partial void ModifierFailed(this ILogger logger, string modifier, SchemaKey schema, Type exception);

    [LoggerMessage(6001, LogLevel.Error, "SP6001: handler '{Handler}' threw {Exception} and did not take an event of schema '{Schema}'; that makes {Failed} since the start", EventName = "handler-failed")]
    public static partial void HandlerFailed(this ILogger logger, string handler, SchemaKey schema, Type exception, long failed);

    [LoggerMessage(6002, LogLevel.Warning, "SP6002: listener '{Listener}' threw {Exception} on an event of schema '{Schema}'", EventName = "listener-failed")]
    public static partial void ListenerFailed(this ILogger logger, string listener, SchemaKey schema, Type exception);

    [LoggerMessage(6003, LogLevel.Warning, "SP6003: listener '{Listener}' is slower than events arrive and has missed {Missed}", EventName = "listener-behind")]
    public static partial void ListenerBehind(this ILogger logger, string listener, long missed);

    [LoggerMessage(6011, LogLevel.Error, "SP6011: reading the ids of events recorded before the start failed with {Exception}; one that is sent again may be recorded twice", EventName = "damaged-segment")]
    public static partial void IdsNotRead(this ILogger logger, Type exception);

    [LoggerMessage(6011, LogLevel.Warning, "SP6011: {Lines} lines of files could not be read when the ids of events were looked for, and were passed over; they are no records of this log", EventName = "lines-without-id")]
    public static partial void LinesWithoutId(this ILogger logger, long lines);

    [LoggerMessage(6102, LogLevel.Warning, "a listener of metrics threw {Exception}; it misses measurements, and events are recorded all the same", EventName = "metrics-failed")]
    public static partial void MetricsFailed(this ILogger logger, Type exception);

    [LoggerMessage(8001, LogLevel.Warning, "SP8001: {Setting}: {Problem}", EventName = "invalid-setting")]
    public static partial void QuestionableSetting(this ILogger logger, string setting, string problem);
}
