using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks;

/// <summary>Holds the snapshot in force, and replaces it whole when packs are loaded again.</summary>
/// <example>
/// <code>
/// using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [PackSource.Folder("packs")] });
/// RegistrySnapshot snapshot = await registry.LoadAsync();
/// </code>
/// </example>
public sealed class SchemaRegistry : IEventSchemaRegistry, IDisposable
{
    private readonly RegistryLoader _loader;
    private readonly ILogger _logger;
    private readonly Func<SchemaPack, string?>? _signerOf;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile RegistrySnapshot _snapshot = RegistrySnapshot.Empty;
    private volatile Diagnostic? _reloadFailure;

    /// <param name="options">Which packs, and how strictly.</param>
    /// <param name="timeProvider">The system's clock when left out.</param>
    /// <param name="logger">Hears every finding of a published load, under the number of its code. Nobody when left out.</param>
    public SchemaRegistry(SchemaRegistryOptions options, TimeProvider? timeProvider = null, ILogger<SchemaRegistry>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Sources = options.Sources;
        _signerOf = options.Code.SignerOf;
        _logger = logger ?? NullLogger<SchemaRegistry>.Instance;
        _loader = new RegistryLoader(options, timeProvider, _logger);
    }

    /// <inheritdoc/>
    public event EventHandler<RegistryChangedEventArgs>? Changed;

    /// <summary>What is in force now; <see cref="RegistrySnapshot.Empty"/> before the first load. Reading it is one memory load.</summary>
    public RegistrySnapshot Snapshot => _snapshot;

    /// <inheritdoc/>
    public RegistryRevision Current => _snapshot;

    /// <summary>Why the last load was not published (<c>SP4002</c>); <see langword="null"/> when it was, or changed nothing.</summary>
    public Diagnostic? ReloadFailure => _reloadFailure;

    /// <summary>Who signed a pack's package: the lower-case hexadecimal SHA-256 of the certificate; null when nobody did, or when it was not verified.</summary>
    public string? SignerOf(SchemaPack pack) => _signerOf?.Invoke(pack);

    /// <summary>Where its packs are read from.</summary>
    internal IReadOnlyList<PackSource> Sources { get; }

    /// <inheritdoc/>
    public async Task<RegistryRevision> ReloadAsync(CancellationToken cancellationToken = default) => await LoadAsync(cancellationToken);

    /// <summary>The same as <see cref="ReloadAsync"/>, and the way to load for the first time. Loads never overlap.</summary>
    /// <returns>The snapshot in force afterwards: the same one when nothing changed, or when no source could be read.</returns>
    public Task<RegistrySnapshot> LoadAsync(CancellationToken cancellationToken = default) => LoadAsync(static _ => true, cancellationToken);

    /// <summary>The same, where files that look as they did are not read again unless they were touched.</summary>
    internal async Task<RegistrySnapshot> LoadAsync(Func<string, bool> isTouched, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            RegistrySnapshot previous = _snapshot;
            RegistrySnapshot loaded = await _loader.LoadAsync(previous.Number + 1, isTouched, cancellationToken);
            _reloadFailure = loaded.IsBlind && previous.Number > 0 ? Refuse(loaded) : null;
            if (_reloadFailure is not null || loaded.HasSameContent(previous))
            {
                await loaded.Modules.DisposeAsync();
                return previous;
            }

            _snapshot = loaded;
            foreach (Diagnostic finding in loaded.Findings)
                Log(finding);
            var change = new RegistryChangedEventArgs(previous, loaded);
            if (previous.Number > 0) // of the first one, an application says itself what it found
                _logger.RegistryChanged(loaded.Number, loaded.Packs.Count, loaded.Schemas.Count, change.Added.Count, change.Changed.Count, change.Removed.Count);
            Announce(change);
            _ = previous.Modules.DisposeAsync().AsTask(); // it ends once events under way and handlers are done with it, for which no load waits
            return loaded;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Ends waiting for loads, and unloads the code of packs. The snapshot stays usable, except for formats that packs brought.</summary>
    public void Dispose()
    {
        _loading.Dispose();
        Task.Run(() => _snapshot.Modules.DisposeAsync().AsTask()).GetAwaiter().GetResult();
        _loader.Dispose();
    }

    private Diagnostic Refuse(RegistrySnapshot loaded)
    {
        Diagnostic failure = Diagnostics.ReloadFailed.Create(
            $"no source of packs could be read, so revision {_snapshot.Number} stays in force; first reason: {loaded.Findings[0].Message}");
        Log(failure);
        return failure;
    }

    private void Announce(RegistryChangedEventArgs change)
    {
        foreach (EventHandler<RegistryChangedEventArgs> handler in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                handler(this, change);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything, and must not stop the others
            {
                _logger.Log(LogLevel.Error, default, handler.Method.Name, exception, static (name, _) =>
                    $"The handler '{name}' of the registry's Changed event failed; the change stands");
            }
        }
    }

    private void Log(Diagnostic finding)
    {
        LogLevel level = finding.Severity switch
        {
            DiagnosticSeverity.Error => LogLevel.Error,
            DiagnosticSeverity.Warning => LogLevel.Warning,
            _ => LogLevel.Debug,
        };
        _logger.Log(level, new EventId(finding.Descriptor.Number, finding.Descriptor.Reason), finding, null, static (found, _) => found.ToString());
    }
}
