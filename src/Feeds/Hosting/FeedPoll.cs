using Microsoft.Extensions.Logging;

namespace SchemaPacks.Feeds;

/// <summary>
/// Runs beside a host: fetches packs that could not be had when it was time for them, and, where that is wanted, takes newer versions of those that may have
/// them. Packs are then loaded again.
/// </summary>
internal sealed partial class FeedPoll : IAsyncDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    private readonly PackFeeds _feeds;
    private readonly FeedPackList _list;
    private readonly IEventSchemaRegistry _registry;
    private readonly bool _takesNewer;
    private readonly ILogger _logger;
    private readonly PollPace _pace;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _polling;

    /// <param name="feeds">The packs of the host's folder.</param>
    /// <param name="list">Says whether all of them are there.</param>
    /// <param name="registry">Loads packs again.</param>
    /// <param name="interval">How often newer versions are looked for; null for never.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears what was updated, and why not.</param>
    /// <param name="chance">Spreads the asking: a number from 0 up to 1.</param>
    public FeedPoll(PackFeeds feeds, FeedPackList list, IEventSchemaRegistry registry, TimeSpan? interval, TimeProvider time, ILogger logger, Func<double>? chance = null)
    {
        (_feeds, _list, _registry, _takesNewer, _logger) = (feeds, list, registry, interval is not null, logger);
        _pace = new PollPace(interval ?? RetryInterval, chance ?? Random.Shared.NextDouble); // a pace is no secret: nobody gains by guessing it
        _polling = Task.Run(() => PollAsync(time));
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await _polling;
        _stop.Dispose();
    }

    // A package that was exchanged after the list was made is missing too.
    private bool IsWhole => _list.IsWhole && !_registry.Current.Findings.Any(finding => finding.Descriptor == Diagnostics.ContentChanged);

    private async Task PollAsync(TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_pace.Next(), time, _stop.Token);
                if (_takesNewer || !IsWhole)
                    await AskAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task AskAsync()
    {
        try
        {
            if (!IsWhole)
                _feeds.Signatures.Seen.Forget();
            PackChange? change = _takesNewer ? await _feeds.RefreshAsync(new LoggedProgress(_logger), _stop.Token) : null;
            Report(change);
            if (!IsWhole || (change is not null && !change.Lock.HasSameContent(change.Previous)))
                await _registry.ReloadAsync(_stop.Token);
            if (IsWhole && change is not { Succeeded: false })
                _pace.Succeeded();
            else
                _pace.Failed();
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException) // a fault of ours must not end the asking
        {
            _pace.Failed();
            LogFailed(_logger, exception);
        }
    }

    private void Report(PackChange? change)
    {
        foreach (Diagnostic finding in change?.Findings ?? [])
            _logger.Log(
                finding.Severity == DiagnosticSeverity.Error ? LogLevel.Warning : LogLevel.Debug, // the packs in force stay, whatever it is
                new EventId(finding.Descriptor.Number, finding.Descriptor.Reason), finding, null, static (found, _) => found.ToString());
        foreach ((LockedPack before, LockedPack after) in change?.Changed ?? [])
            LogUpdated(_logger, after.Id, before.Version, after.Version, after.Source);
    }

    [LoggerMessage(LogLevel.Information, "The pack '{Pack}' was updated from {Before} to {After}, from '{Source}'")]
    private static partial void LogUpdated(ILogger logger, string pack, string before, string after, string source);

    [LoggerMessage(LogLevel.Warning, "Newer packs could not be looked for; it is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
