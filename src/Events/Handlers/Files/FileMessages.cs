using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers.Files;

/// <summary>What the file handler says in the application's log. The reasons are the operating system's, about files, and hold nothing of an event.</summary>
internal static partial class FileMessages
{
    [LoggerMessage(6001, LogLevel.Error, "SP6001: writing to '{File}' failed: {Reason}; the next record tries again", EventName = "handler-failed")]
    public static partial void FileFailed(this ILogger logger, string file, string reason);

    [LoggerMessage(6005, LogLevel.Warning, "SP6005: {Bytes} bytes of a record that was never acknowledged stood at the end of '{File}'; they were moved to '{Torn}'", EventName = "torn-tail")]
    public static partial void TornTail(this ILogger logger, long bytes, string file, string torn);
}
