using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers.Files;

/// <summary>What the file handler says in the application's log. The reasons are the operating system's, about files, and hold nothing of an event.</summary>
internal static partial class FileMessages
{
    [LoggerMessage(6001, LogLevel.Error, "SP6001: writing to '{File}' failed: {Reason}", EventName = "handler-failed")]
    public static partial void FileFailed(this ILogger logger, string file, string reason);

    [LoggerMessage(6100, LogLevel.Information, "writing to '{File}' works again", EventName = "handler-resumed")]
    public static partial void FileResumed(this ILogger logger, string file);

    [LoggerMessage(6005, LogLevel.Warning, "SP6005: {Bytes} bytes of a record that was never acknowledged stood at the end of '{File}'; they were moved to '{Torn}'", EventName = "torn-tail")]
    public static partial void TornTail(this ILogger logger, long bytes, string file, string torn);

    [LoggerMessage(6010, LogLevel.Error, "SP6010: another process changed '{File}', which is being written: {Change}; records go to a new segment", EventName = "foreign-writer")]
    public static partial void ForeignWriter(this ILogger logger, string file, string change);

    [LoggerMessage(6011, LogLevel.Error, "SP6011: '{File}' is damaged: {Reason}", EventName = "damaged-segment")]
    public static partial void DamagedSegment(this ILogger logger, string file, string reason);

    [LoggerMessage(6012, LogLevel.Error, "SP6012: {Count} records that mode 'buffered' had taken were never written to '{File}'", EventName = "records-lost")]
    public static partial void RecordsLost(this ILogger logger, long count, string file);
}
