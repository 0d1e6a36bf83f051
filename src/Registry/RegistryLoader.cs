using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Compiling;
using SchemaPacks.Evolving;
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
    private readonly PackAdmission _admission = new(options.Compatibility);
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
        async () =>
        {
            LoadMemory earlier = _memory;
            PackScan scan = _scanner.Scan(options.Sources, earlier.Files, isTouched, out var files, cancellationToken);                             // SP1xxx
            ParsedPacks read = ParsedPacks.Parse(scan.Candidates, _reader, Known(earlier), earlier.Packs, cancellationToken);                     // SP2xxx
            Admission admission = await _admission.AdmitAsync(packs => Make(packs, read, earlier, cancellationToken), scan.Candidates, earlier.Admitted); // SP404x
            LoadedPacks loaded = admission.Packs;

            if (!scan.IsBlind)
                Remember(LoadMemory.Of(files, read.And(loaded.Parsed), loaded, options.Compatibility.OnBreak != BreakAction.Off), earlier);
            return new RegistrySnapshot(
                number, _time.GetUtcNow(), loaded.Settled.Schemas, PackSummary.Of(loaded, admission.Refused, options.SourceOf), [.. scan.Findings, .. loaded.Findings, .. admission.Findings])
            {
                IsBlind = scan.IsBlind,
                Modules = loaded.Modules,
            };
        },
        cancellationToken);

    /// <summary>How many pairs of schemas were compared so far.</summary>
    internal int Compared => _admission.Compared;

    /// <summary>Removes the files that the code of packs was loaded from. Whoever loaded snapshots lets go of their <see cref="RegistrySnapshot.Modules"/> before.</summary>
    public void Dispose()
    {
        if (!_memory.IsEmpty)
            _cache.Write(KnownSchemas.Of(_memory.Packs)); // what changed since the start
        _modules.Dispose();
    }

    private LoadedPacks Make(IReadOnlyList<PackCandidate> candidates, ParsedPacks read, LoadMemory earlier, CancellationToken cancellationToken)
    {
        ParsedPacks parsed = read.Of(candidates, earlier.Packs);
        LoadedModules modules = _modules.Load(candidates, out IReadOnlyList<Diagnostic> codeFindings);                                             // SP11xx
        CompiledPacks compiled = _compiler.Compile([.. parsed.Documents], candidates, modules, earlier.Before(parsed), cancellationToken);         // SP3xxx
        OwnedSchemas owned = OwnedSchemas.Of(compiled.Schemas, candidates, options);                                                               // SP4005
        SettledSchemas settled = SettledSchemas.Settle(owned.Schemas, earlier.Sorted);                                                             // SP4001
        return new LoadedPacks(candidates, parsed, modules, codeFindings, compiled, owned, settled);
    }

    private KnownSchemas Known(LoadMemory earlier) => earlier.IsEmpty ? _cache.Read() : KnownSchemas.None;

    private void Remember(LoadMemory memory, LoadMemory earlier)
    {
        _memory = memory;
        if (earlier.IsEmpty)
            _cache.Write(KnownSchemas.Of(memory.Packs));
    }
}
