using SchemaPacks.Evolving;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;
using SchemaPacks.Snapshots;

namespace SchemaPacks;

/// <summary>Which packs a registry reads, and how strictly.</summary>
public sealed record SchemaRegistryOptions
{
    /// <summary>Where packs are read from, in order.</summary>
    public required IReadOnlyList<PackSource> Sources { get; init; }

    /// <summary>Whether a schema with a warning, such as a property without categories (SP3009), is refused. Default: it is served.</summary>
    public bool Strict { get; init; }

    /// <summary>How large packs may be.</summary>
    public ScanLimits ScanLimits { get; init; } = ScanLimits.Default;

    /// <summary>How large one schema may be.</summary>
    public ParsingLimits ParsingLimits { get; init; } = ParsingLimits.Default;

    /// <summary>Which packs may run code. Default: none.</summary>
    public CodePackOptions Code { get; init; } = CodePackOptions.Default;

    /// <summary>
    /// Judges each NuGet package by its bytes, such as by its signature, before anything in it is used. An error among what it finds keeps the package out. It is called
    /// from several threads. Null, the default: every package that can be read is used, and no signature is verified. <c>PackageSignatures.Guard</c> of SchemaPacks.Feeds
    /// sets it, as <c>FromNuGet</c> does in a host.
    /// </summary>
    public Func<PackageBytes, IReadOnlyList<Diagnostic>>? AdmitPackage { get; init; }

    /// <summary>Which schema ids belong to which packs. Empty, the default: any pack may bring any id.</summary>
    public IReadOnlyList<SchemaNamespace> Namespaces { get; init; } = [];

    /// <summary>What versions of one schema owe to each other, and what becomes of a pack that breaks it. Default: nothing is compared.</summary>
    public CompatibilityPolicy Compatibility { get; init; } = CompatibilityPolicy.Default;

    /// <summary>Tells which feed a pack came from, or null when nobody knows. By default no pack came from any.</summary>
    public Func<SchemaPack, string?>? SourceOf { get; init; }

    /// <summary>
    /// A file, in a folder of the application's own, that keeps what was found out about packs, so that the next process need not read and compile what is the
    /// same and without fault. Null, the default: nothing is kept.
    /// </summary>
    public string? CacheFile { get; init; }

    /// <summary>Bounds and choices of validation.</summary>
    public SchemaOptions Validation { get; init; } = SchemaOptions.Default;
}
