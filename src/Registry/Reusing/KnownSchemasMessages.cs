using Microsoft.Extensions.Logging;

namespace SchemaPacks.Reusing;

/// <summary>What is said about the file of known schemas. Neither is more than lost time.</summary>
internal static partial class KnownSchemasMessages
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "pack-cache-ignored", Message = "the cache of packs '{Path}' is not used: {Reason}; every schema is checked, and the file is written anew")]
    public static partial void CacheIgnored(this ILogger logger, string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "pack-cache-not-written", Message = "the cache of packs '{Path}' cannot be written: {Reason}; the next start takes longer")]
    public static partial void CacheNotWritten(this ILogger logger, string path, string reason);
}
