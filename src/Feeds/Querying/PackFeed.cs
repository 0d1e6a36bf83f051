using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>One source, opened. Every call throws a <see cref="FeedException"/> with SP7001 when the source does not answer as it should.</summary>
internal abstract class PackFeed(FeedSource source)
{
    public FeedSource Source { get; } = source;

    /// <summary>The versions of a package that its owner has not hidden; none when the source does not have it.</summary>
    public abstract Task<IReadOnlyList<NuGetVersion>> ListedVersionsAsync(string id, CancellationToken cancellationToken);

    /// <summary>The same with the hidden ones.</summary>
    public abstract Task<IReadOnlyList<NuGetVersion>> VersionsAsync(string id, CancellationToken cancellationToken);

    /// <summary>What a package says of itself; null when the source does not have it.</summary>
    public abstract Task<PackNuspec?> NuspecAsync(string id, NuGetVersion version, CancellationToken cancellationToken);

    /// <summary>Copies a package.</summary>
    /// <returns>False when the source does not have it.</returns>
    public abstract Task<bool> CopyAsync(string id, NuGetVersion version, Stream destination, CancellationToken cancellationToken);

    /// <summary>The packs whose id, title, tags or description have the words, the latest version of each. All packs for no words.</summary>
    public abstract Task<FeedAnswer> SearchAsync(string words, bool prerelease, int count, CancellationToken cancellationToken);
}
