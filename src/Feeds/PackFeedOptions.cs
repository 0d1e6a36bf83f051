using SchemaPacks.Scanning;

namespace SchemaPacks.Feeds;

/// <summary>Which folder's packs are looked after, and where they come from.</summary>
public sealed record PackFeedOptions
{
    /// <summary>The name of the list of wanted packs.</summary>
    public const string ManifestName = "packs.json";

    /// <summary>The name of the lock.</summary>
    public const string LockName = "packs.lock.json";

    /// <summary>The name of the folder of fetched packages.</summary>
    public const string CacheName = "packs.cache";

    /// <summary>The host's folder. The list of packs, the lock and the cache are here, and <c>nuget.config</c> is looked for here and in the folders above.</summary>
    public required string Folder { get; init; }

    /// <summary>The lock, absolute or relative to <see cref="Folder"/>. Default <c>packs.lock.json</c>.</summary>
    public string LockFile { get; init; } = LockName;

    /// <summary>Where packages are kept, absolute or relative to <see cref="Folder"/>. Several hosts may share one. Default <c>packs.cache</c>.</summary>
    public string Cache { get; init; } = CacheName;

    /// <summary>The only <c>nuget.config</c> that is read, absolute or relative to <see cref="Folder"/>. Null, the default: those that <c>dotnet</c> would read there.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The only sources that are used: names from <c>nuget.config</c>, folders, or addresses. Empty, the default: all enabled ones of <c>nuget.config</c>.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Addresses of <see cref="Sources"/> may be <c>http:</c>. Off by default; a source of <c>nuget.config</c> has <c>allowInsecureConnections</c> instead.</summary>
    public bool AllowInsecureConnections { get; init; }

    /// <summary>The wanted packs, in place of those of <c>packs.json</c>. Null, the default: that file says which.</summary>
    public IReadOnlyList<WantedPack>? Packs { get; init; }

    /// <summary>How long a source may take to answer, and how long a download may stand still. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of one package. Default 64 MiB, the most that a registry reads of a pack.</summary>
    public long PackageBytes { get; init; } = ScanLimits.Default.FileBytes;

    /// <summary>What is asked of the signatures of packages. Default: what <c>nuget.config</c> says.</summary>
    public SignaturePolicy Signatures { get; init; } = SignaturePolicy.Default;

    /// <summary>Judges each package before it is used. Null, the default: every package whose hash is right is used.</summary>
    public IPackageAdmission? Admission { get; init; }

    internal string ManifestPath => Path.GetFullPath(ManifestName, Path.GetFullPath(Folder));

    internal string LockPath => Path.GetFullPath(LockFile, Path.GetFullPath(Folder));

    internal string CachePath => Path.GetFullPath(Cache, Path.GetFullPath(Folder));
}
