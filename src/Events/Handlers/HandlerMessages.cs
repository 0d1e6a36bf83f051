using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers;

/// <summary>What is said in the application's log when a handler ends. Exceptions are named by type only: their texts may hold an event's values.</summary>
internal static partial class HandlerMessages
{
    [LoggerMessage(6001, LogLevel.Error, "SP6001: handler '{Handler}' threw {Exception} when it was disposed", EventName = "handler-failed")]
    public static partial void HandlerNotDisposed(this ILogger logger, string handler, Type exception);
}
