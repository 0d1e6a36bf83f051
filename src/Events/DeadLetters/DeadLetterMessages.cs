using Microsoft.Extensions.Logging;

namespace SchemaPacks.DeadLetters;

/// <summary>What is said in the application's log of events that could not be recorded.</summary>
internal static partial class DeadLetterMessages
{
    [LoggerMessage(6030, LogLevel.Warning, "SP6030: an event of schema '{Schema}' could not be recorded and was kept as a dead letter; there are {Kept} since the start", EventName = "dead-lettered")]
    public static partial void DeadLettered(this ILogger logger, SchemaKey schema, long kept);

    [LoggerMessage(6031, LogLevel.Error, "SP6031: an event of schema '{Schema}' could not be recorded, and keeping it as a dead letter failed with {Exception}; {Lost} are lost since the start", EventName = "dead-letter-lost")]
    public static partial void DeadLetterLost(this ILogger logger, SchemaKey schema, Type exception, long lost);
}
