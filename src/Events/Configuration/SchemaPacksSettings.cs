using System.Reflection;
using Microsoft.Extensions.Configuration;
using SchemaPacks.DeadLetters;
using SchemaPacks.Evolving;
using SchemaPacks.Handlers;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;
using SchemaPacks.Snapshots;
using SchemaPacks.Watching;

namespace SchemaPacks.Configuration;

/// <summary>Everything that configuration and code asked for, in the order in which they did.</summary>
internal sealed class SchemaPacksSettings
{
    /// <summary>Folders of packs as written; relative ones are looked for in the content root, then beside the executable.</summary>
    public List<string> PackFolders { get; } = [];

    public List<Assembly> PackAssemblies { get; } = [];

    public List<(string Name, string Text)> PackDocuments { get; } = [];

    /// <summary>Sources that need services to be made.</summary>
    public List<Func<IServiceProvider, PackSource>> PackSources { get; } = [];

    /// <summary>Say from which feed a pack came; null for packs that they do not know.</summary>
    public List<Func<SchemaPack, string?>> PackOrigins { get; } = [];

    /// <summary>Judge packages by their bytes; an error of any keeps a package out.</summary>
    public List<Func<PackageBytes, IReadOnlyList<Diagnostic>>> PackJudges { get; } = [];

    /// <summary>Say who signed a pack's package; null for packs that they do not know.</summary>
    public List<Func<SchemaPack, string?>> PackSigners { get; } = [];

    /// <summary>What runs beside the registry while a host runs, to bring it other packs. Made when the host starts, disposed when it stops.</summary>
    public List<Func<IServiceProvider, IAsyncDisposable?>> PackBringers { get; } = [];

    /// <summary>Sections of the settings that another package has to read, by path, until it says that it did.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool Strict { get; set; }

    /// <summary>A file for what was found out about packs, relative to the content root; null for none.</summary>
    public string? PackCache { get; set; }

    public PackWatchOptions Watch { get; set; } = new();

    public EventLogOptions Log { get; } = new();

    /// <summary>Where settings were read from, which may change while the application runs.</summary>
    public List<IConfiguration> Configurations { get; } = [];

    public List<AllowedSchema> AllowedSchemas { get; } = [];

    public List<HandlerRegistration> Handlers { get; } = [];

    /// <summary>Settings of code packs' handlers, by PACK/NAME.</summary>
    public Dictionary<string, HandlerOptions> PackHandlers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether packs are only looked at: none of their code runs, trusted or not.</summary>
    public bool IsDryRun { get; set; }

    /// <summary>Packs whose code may run.</summary>
    public List<TrustedCodePack> TrustedPacks { get; } = [];

    /// <summary>Which schema ids belong to which packs.</summary>
    public List<SchemaNamespace> Namespaces { get; } = [];

    /// <summary>What versions of one schema owe to each other.</summary>
    public CompatibilityPolicy Compatibility { get; set; } = CompatibilityPolicy.Default;

    /// <summary>The kinds of handlers that settings may name.</summary>
    public List<HandlerKind> Kinds { get; } = [.. HandlerKinds.BuiltIn];

    /// <summary>Sections <c>EventLog:Handlers</c> that wait to be read until every kind is known.</summary>
    public List<SettingSection> HandlerSections { get; } = [];

    public List<ModifierRegistration> Modifiers { get; } = [];

    public List<ListenerRegistration> Listeners { get; } = [];

    /// <summary>Everything wrong with them. Nothing starts unless it stays empty.</summary>
    public List<Diagnostic> Problems { get; } = [];
}

/// <summary>A handler by name. <paramref name="Create"/> runs once, when the log starts.</summary>
internal sealed record HandlerRegistration(string Name, HandlerFactory Create, HandlerOptions Options);

/// <summary>Makes a handler.</summary>
internal delegate IEventHandler HandlerFactory(IServiceProvider services, SchemaPacksSettings settings, DeadLetterBox deadLetters);

/// <summary>A modifier for one schema id, or for all when it is null.</summary>
internal sealed record ModifierRegistration(string? SchemaId, Func<IServiceProvider, IEventModifier> Create);

/// <summary>A listener for one schema id, or for all when it is null.</summary>
internal sealed record ListenerRegistration(string? SchemaId, Func<IServiceProvider, IEventListener> Create);
