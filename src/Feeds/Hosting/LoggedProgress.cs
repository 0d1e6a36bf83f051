using Microsoft.Extensions.Logging;

namespace SchemaPacks.Feeds;

/// <summary>Tells the log of each package that a host fetches, once: a start that takes long says why.</summary>
internal sealed partial class LoggedProgress(ILogger logger) : IProgress<FeedProgress>
{
    private (string? Pack, string? Version) _told;

    public void Report(FeedProgress value)
    {
        if (value.Step != FeedStep.Fetching || _told == (value.Pack, value.Version))
            return;
        _told = (value.Pack, value.Version);
        LogFetching(logger, value.Pack, value.Version, value.Source);
    }

    [LoggerMessage(LogLevel.Information, "Fetching the pack '{Pack}' {Version} from '{Source}'")]
    private static partial void LogFetching(ILogger logger, string? pack, string? version, string? source);
}
