using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers;

/// <summary>What is said in the application's log of handlers and their queues. Exceptions are named by type only: their texts may hold an event's values.</summary>
internal static partial class HandlerMessages
{
    [LoggerMessage(6001, LogLevel.Error, "SP6001: handler '{Handler}' threw {Exception} when it was disposed", EventName = "handler-failed")]
    public static partial void HandlerNotDisposed(this ILogger logger, string handler, Type exception);

    [LoggerMessage(6021, LogLevel.Warning, "SP6021: handler '{Handler}' failed again and again and is left alone for {Seconds} s; its records wait", EventName = "handler-paused")]
    public static partial void HandlerPaused(this ILogger logger, string handler, double seconds);

    [LoggerMessage(6021, LogLevel.Information, "SP6021: handler '{Handler}' takes records again", EventName = "handler-resumed")]
    public static partial void HandlerResumed(this ILogger logger, string handler);

    [LoggerMessage(6022, LogLevel.Warning, "SP6022: handler '{Handler}' is slower than events arrive and has missed {Dropped}", EventName = "records-dropped")]
    public static partial void RecordsDropped(this ILogger logger, string handler, long dropped);

    [LoggerMessage(6103, LogLevel.Warning, "handler '{Handler}' was given up while it still had a record; {Count} records that it has not taken are dead letters, or their senders were told", EventName = "handler-left")]
    public static partial void HandlerLeft(this ILogger logger, string handler, int count);
}
