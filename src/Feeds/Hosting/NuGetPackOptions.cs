namespace SchemaPacks.Feeds;

/// <summary>Which packs a host takes from NuGet feeds: the section <c>Packs:NuGet</c>, in code.</summary>
public sealed class NuGetPackOptions
{
    /// <summary>The wanted packs, in place of those of <c>packs.json</c>. Empty, the default: that file says which.</summary>
    public IList<WantedPack> Packs { get; } = [];

    /// <summary>The folder of list, lock and cache, where <c>nuget.config</c> is looked for. Null, the default: the content root; without a host the working directory.</summary>
    public string? Folder { get; set; }

    /// <inheritdoc cref="PackFeedOptions.Sources"/>
    public IList<string> Sources { get; } = [];

    /// <inheritdoc cref="PackFeedOptions.AllowInsecureConnections"/>
    public bool AllowInsecureConnections { get; set; }

    /// <inheritdoc cref="PackFeedOptions.ConfigFile"/>
    public string? ConfigFile { get; set; }

    /// <inheritdoc cref="PackFeedOptions.LockFile"/>
    public string LockFile { get; set; } = PackFeedOptions.LockName;

    /// <inheritdoc cref="PackFeedOptions.Cache"/>
    public string Cache { get; set; } = PackFeedOptions.CacheName;

    /// <inheritdoc cref="PackFeedOptions.Timeout"/>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What is done before packs are loaded. Default <see cref="PackRestoreMode.Auto"/>.</summary>
    public PackRestoreMode Restore { get; set; }

    /// <summary>
    /// How often sources are asked for newer versions of the packs whose version floats or is a range with an end, while a host runs. Null, the default: never.
    /// </summary>
    public TimeSpan? Poll { get; set; }

    /// <summary>
    /// What is asked of the signatures of packages, whether they come from feeds or lie in folders of packs. Default: what <c>nuget.config</c> says.
    /// </summary>
    public SignaturePolicy Signatures { get; set; } = SignaturePolicy.Default;

    /// <summary>Judges each package before it is used. Null, the default: the <see cref="IPackageAdmission"/> among the services, if there is one.</summary>
    public IPackageAdmission? Admission { get; set; }
}
