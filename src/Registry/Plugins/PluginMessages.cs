using Microsoft.Extensions.Logging;

namespace SchemaPacks.Plugins;

/// <summary>What the code of packs makes the host say in its log. Exceptions are named by type only: their texts may hold an event's values.</summary>
internal static partial class PluginMessages
{
    [LoggerMessage(5015, LogLevel.Error, "SP5015: the check of format '{Format}' of pack '{Pack}' threw {Exception}, {Failed} times by now; events whose verdict depends on it are refused", EventName = "format-check-failed")]
    public static partial void FormatFailed(this ILogger logger, string pack, string format, string exception, long failed);

    [LoggerMessage(5015, LogLevel.Warning, "SP5015: the check of format '{Format}' of pack '{Pack}' took {Milliseconds} ms; {Slow} calls were slow by now", EventName = "format-check-slow")]
    public static partial void FormatSlow(this ILogger logger, string pack, string format, double milliseconds, long slow);

    [LoggerMessage(5015, LogLevel.Error, "SP5015: the check of format '{Format}' of pack '{Pack}' was slow again and again and is left alone for {Seconds} s; events whose verdict depends on it are refused meanwhile", EventName = "format-check-paused")]
    public static partial void FormatPaused(this ILogger logger, string pack, string format, double seconds);

    [LoggerMessage(1107, LogLevel.Warning, "SP1107: pack '{Pack}' did not end cleanly ({Reason}); parts of it may stay in memory until the process ends", EventName = "pack-not-unloaded")]
    public static partial void PackNotEnded(this ILogger logger, string pack, string reason);

    [LoggerMessage(EventName = "pack-message", Message = "pack '{Pack}': {Text}")]
    public static partial void PackSays(this ILogger logger, LogLevel level, string pack, string text);
}
