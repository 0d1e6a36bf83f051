using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Scanning;

namespace SchemaPacks.Watching;

/// <summary>
/// Loads a registry again when its packs change on the disk. Whatever tells of a change, the file system or a timer, is only a hint to look;
/// when what stands there is another thing than what was loaded, and nobody is writing any more, packs are read again, once.
/// </summary>
/// <example>
/// <code>
/// await using var watcher = new PackWatcher(registry);
/// watcher.Start();
/// </code>
/// </example>
public sealed class PackWatcher : IAsyncDisposable
{
    /// <summary>A folder that never comes to rest is read all the same after this time.</summary>
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(30);

    private readonly SchemaRegistry _registry;
    private readonly PackWatchOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string[] _paths;
    private PathNotifier[] _notifiers = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TouchedPaths _touched = new();
    private SourceStamp? _loaded;
    private long _touchesLoaded;
    private bool _saidDeaf;
    private bool _isDisposed;
    private ITimer? _timer;
    private Task _watching = Task.CompletedTask;

    /// <param name="registry">The registry. What lies in its folders and single packs is watched; this application's own assembly is not.</param>
    /// <param name="options">How to watch; the defaults when left out.</param>
    /// <param name="timeProvider">The system's clock when left out.</param>
    /// <param name="logger">Hears why a folder cannot be watched. Nobody when left out.</param>
    public PackWatcher(SchemaRegistry registry, PackWatchOptions? options = null, TimeProvider? timeProvider = null, ILogger<PackWatcher>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
        _options = options ?? new PackWatchOptions();
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<PackWatcher>.Instance;
        _paths = [.. registry.Sources.Select(WatchedPath).OfType<string>().Distinct()];
    }

    /// <summary>Makes what listens in a folder for names that fit a filter.</summary>
    internal Func<string, string, FileSystemWatcher> CreateListener { get; init; } = static (folder, filter) => new FileSystemWatcher(folder, filter);

    /// <summary>Watches from now on, and loads what changed since the registry was last loaded.</summary>
    public void Start()
    {
        if (_options.Mode == PackWatchMode.Off || _paths.Length == 0 || _timer is not null)
            return;
        if (_options.Mode == PackWatchMode.Notify)
            _notifiers = [.. _paths.Select(path => new PathNotifier(path, Touch, SayDeaf, CreateListener))];
        _timer = _time.CreateTimer(_ => Hint(), null, _options.Interval, _options.Interval);
        Hint();
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>Stops, after a load under way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _stop.CancelAsync();
        await _watching;
        if (_timer is not null)
            await _timer.DisposeAsync();
        foreach (PathNotifier notifier in _notifiers)
            notifier.Dispose();
        _stop.Dispose();
    }

    private static string? WatchedPath(PackSource source) => source switch
    {
        FolderSource folder => folder.Path,
        PackPathSource { IsOwnAssembly: false } pack => pack.Path,
        PackListSource list => list.Path,
        _ => null,
    };

    private void Hint() => _hints.Writer.TryWrite(true);

    private void Touch(string? path)
    {
        if (path is null || SourceStamp.Concerns(path))
            _touched.Add(path);
        Hint();
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (bool _ in _hints.Reader.ReadAllAsync(_stop.Token))
                await LookAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task LookAsync()
    {
        foreach (PathNotifier notifier in _notifiers)
            notifier.Arm(); // before the look: what changes after it hints again
        long touches = _touched.Count;
        SourceStamp now = SourceStamp.Take(_paths);
        if (touches == _touchesLoaded && now.Equals(_loaded) && !IsWorthAnotherTry())
            return;

        try
        {
            if (touches != _touchesLoaded || !now.Equals(_loaded))
                (now, touches) = await SettleAsync(now);
            await _registry.LoadAsync(_touched.Take(), _stop.Token);
            (_loaded, _touchesLoaded) = (now, touches);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException) // a fault of ours must not end the watch
        {
            _touched.Add(null); // what was taken is lost
            _logger.Log(LogLevel.Error, Id(Diagnostics.ReloadFailed), exception, exception, static (failure, _) =>
                $"SP4002: reading changed packs failed with {failure.GetType().Name}; the revision in force stays, and packs are read again at the next look");
        }
    }

    // What could not be opened may open now, and no name, size or time would show it.
    private bool IsWorthAnotherTry() =>
        _registry.ReloadFailure is not null || _registry.Snapshot.Findings.Any(finding => finding.Descriptor == Diagnostics.PackUnreadable);

    private async Task<(SourceStamp Stamp, long Touches)> SettleAsync(SourceStamp now)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            long touches = _touched.Count;
            await Task.Delay(_options.Settle, _time, _stop.Token);
            SourceStamp next = SourceStamp.Take(_paths);
            bool rests = touches == _touched.Count && next.Equals(now) && next.OpensSince(_loaded);
            if (rests || _time.GetElapsedTime(start) > LongestSettling)
                return (next, touches);
            now = next;
        }
    }

    private void SayDeaf(Exception reason)
    {
        if (_saidDeaf)
            return;
        _saidDeaf = true;
        _logger.Log(LogLevel.Warning, Id(Diagnostics.WatchFailed), (reason, _options.Interval), reason, static (why, _) =>
            $"SP4003: the file system does not tell of changes to packs ({why.reason.Message.TrimEnd('.')}); they are noticed within {why.Interval:c}");
    }

    private static EventId Id(DiagnosticDescriptor descriptor) => new(descriptor.Number, descriptor.Reason);
}
