using NuGet.Configuration;

namespace SchemaPacks.Feeds;

/// <summary>The sources in force for a folder, and which packs may come from which.</summary>
internal sealed class FeedSources
{
    private readonly PackFeedOptions _options;
    private readonly List<FeedSource> _configured;
    private readonly PackageSourceMapping? _mapping;

    /// <exception cref="FeedException"><c>nuget.config</c> cannot be read (SP7002).</exception>
    private FeedSources(PackFeedOptions options)
    {
        _options = options;
        (_configured, _mapping) = NuGetFile.Read(options, settings => (
            new PackageSourceProvider(settings).LoadPackageSources().Where(source => source.IsEnabled).Select(source => new FeedSource(source.Name, source)).ToList(),
            PackageSourceMapping.GetPackageSourceMapping(settings)));
        Active = options.Sources.Count == 0 ? _configured : [.. options.Sources.Select(Find)];
    }

    /// <summary>The sources that are asked.</summary>
    public IReadOnlyList<FeedSource> Active { get; }

    public static FeedSources Read(PackFeedOptions options) => new(options);

    /// <summary>The source with that name, else the folder or address itself, whether or not it is among the active ones.</summary>
    /// <exception cref="FeedException">Nothing has that name (SP7002).</exception>
    public FeedSource Find(string nameOrAddress)
    {
        if (_configured.Find(source => source.Name.Equals(nameOrAddress, StringComparison.OrdinalIgnoreCase)) is { } named)
            return named;
        if (_configured.Find(source => source.Address.TrimEnd('/') == nameOrAddress.TrimEnd('/')) is { } same)
            return same;
        if (nameOrAddress.Contains("://", StringComparison.Ordinal))
            return new FeedSource(nameOrAddress, new PackageSource(nameOrAddress) { AllowInsecureConnections = _options.AllowInsecureConnections, ProtocolVersion = 3 });

        // A relative folder is named as it was written, so that the lock means the same on another machine.
        string folder = Path.GetFullPath(nameOrAddress, Path.GetFullPath(_options.Folder));
        return Directory.Exists(folder) || IsPath(nameOrAddress)
            ? new FeedSource(nameOrAddress, new PackageSource(folder, nameOrAddress))
            : throw new FeedException(Diagnostics.InvalidFeedSource.Create(
                $"no source has the name '{nameOrAddress}'; {(_configured.Count == 0 ? "nuget.config names none" : $"nuget.config names '{string.Join("', '", _configured.Select(source => source.Name))}'")}"));
    }

    /// <summary>The sources that a pack may come from.</summary>
    /// <param name="id">The pack.</param>
    /// <param name="pin">The only source, if one was chosen for it.</param>
    /// <exception cref="FeedException">The mapping of sources says otherwise (SP7007), or the pinned source does not exist.</exception>
    public IReadOnlyList<FeedSource> For(string id, string? pin)
    {
        IReadOnlyList<string>? mapped = _mapping is { IsEnabled: true } ? _mapping.GetConfiguredPackageSources(id) : null;
        if (pin is null)
            return mapped is null ? Active : [.. Active.Where(source => mapped.Contains(source.Name, StringComparer.OrdinalIgnoreCase))];

        FeedSource pinned = Find(pin);
        return mapped is null || mapped.Contains(pinned.Name, StringComparer.OrdinalIgnoreCase)
            ? [pinned]
            : throw new FeedException(Diagnostics.UndecidedSource.Create(
                $"packageSourceMapping of nuget.config does not let pack '{id}' come from '{pin}', where it is bound to; change one of them") with { Pack = id });
    }

    private static bool IsPath(string text) => Path.IsPathRooted(text) || text.StartsWith('.') || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal);
}
