using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Compiling;
using SchemaPacks.Plugins;
using SchemaPacks.Reusing;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks;

/// <summary>The first line: packs become a registry.</summary>
/// <param name="options">Which packs, and how strictly.</param>
/// <param name="timeProvider">Says when the snapshot was made; the system's clock when left out.</param>
/// <param name="logger">Hears what the code of trusted packs has to say; nobody when left out.</param>
public sealed class RegistryLoader(SchemaRegistryOptions options, TimeProvider? timeProvider = null, ILogger? logger = null) : IDisposable
{
    private readonly PackScanner _scanner = new(options);
    private readonly EventSchemaCompiler _compiler = new(options.Validation, options.Strict);
    private readonly SchemaReader _reader = new(options.ParsingLimits, options.Validation, options.Strict);
    private readonly KnownSchemasFile _cache = new(options.CacheFile, EngineStamp.Of(options), logger ?? NullLogger.Instance);
    private readonly ModuleLoader _modules = new(options, timeProvider ?? TimeProvider.System, logger ?? NullLogger.Instance);
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private volatile LoadMemory _memory = LoadMemory.Empty;

    /// <summary>
    /// Reads every pack. Whatever is wrong with one is in the snapshot's findings, in the order of the stages, and keeps none
    /// of the others out. What an earlier load made of the same bytes is used again.
    /// </summary>
    /// <param name="number">The number that the snapshot gets.</param>
    /// <param name="cancellationToken">Stops between files and between schemas.</param>
    public Task<RegistrySnapshot> LoadAsync(int number = 1, CancellationToken cancellationToken = default) =>
        LoadAsync(number, static _ => true, cancellationToken);

    /// <summary>The same, where somebody knows which files may have changed although they look as they did.</summary>
    internal Task<RegistrySnapshot> LoadAsync(int number, Func<string, bool> isTouched, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            LoadMemory earlier = _memory;
            PackScan scan = _scanner.Scan(options.Sources, earlier.Files, isTouched, out var files, cancellationToken);                             // SP1xxx
            ParsedPacks parsed = ParsedPacks.Parse(scan.Candidates, _reader, Known(earlier), earlier.Packs, cancellationToken);                   // SP2xxx
            LoadedModules modules = _modules.Load(scan.Candidates, out IReadOnlyList<Diagnostic> codeFindings);                                    // SP11xx
            CompiledPacks compiled = _compiler.Compile([.. parsed.Documents], scan.Candidates, modules, earlier.Before(parsed), cancellationToken);// SP3xxx
            OwnedSchemas owned = OwnedSchemas.Of(compiled.Schemas, scan.Candidates, options);                                                      // SP4005
            SettledSchemas settled = SettledSchemas.Settle(owned.Schemas, earlier.Sorted);                                                         // SP4001

            if (!scan.IsBlind)
                Remember(LoadMemory.Of(files, parsed, compiled, settled), earlier);
            return new RegistrySnapshot(
                number, _time.GetUtcNow(), settled.Schemas, PackSummary.Of(scan.Candidates, parsed, compiled, owned, settled, options.SourceOf),
                [.. scan.Findings, .. codeFindings, .. parsed.Findings, .. compiled.Findings, .. owned.Findings, .. settled.Findings])
            {
                IsBlind = scan.IsBlind,
                Modules = modules,
            };
        },
        cancellationToken);

    /// <summary>Removes the files that the code of packs was loaded from. Whoever loaded snapshots lets go of their <see cref="RegistrySnapshot.Modules"/> before.</summary>
    public void Dispose()
    {
        if (!_memory.IsEmpty)
            _cache.Write(KnownSchemas.Of(_memory.Packs)); // what changed since the start
        _modules.Dispose();
    }

    private KnownSchemas Known(LoadMemory earlier) => earlier.IsEmpty ? _cache.Read() : KnownSchemas.None;

    private void Remember(LoadMemory memory, LoadMemory earlier)
    {
        _memory = memory;
        if (earlier.IsEmpty)
            _cache.Write(KnownSchemas.Of(memory.Packs));
    }
}
