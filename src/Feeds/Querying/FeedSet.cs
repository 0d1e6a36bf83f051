using System.Collections.Concurrent;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>The opened sources of a folder: each is opened once and kept.</summary>
internal sealed class FeedSet(FeedSources sources, TimeSpan timeout)
{
    private readonly ConcurrentDictionary<string, PackFeed> _feeds = new(StringComparer.Ordinal);

    public FeedSources Sources { get; } = sources;

    /// <exception cref="FeedException">The source may not be used.</exception>
    public PackFeed Open(FeedSource source) => source.Refusal() is { } refusal
        ? throw new FeedException(refusal)
        : _feeds.GetOrAdd(source.Name, static (_, opened) => opened.source.IsFolder ? new FolderFeed(opened.source, opened.timeout) : new HttpFeed(opened.source, opened.timeout), (source, timeout));

    /// <summary>The sources that have a package, of those that it may come from, with the versions that each lists.</summary>
    /// <exception cref="FeedException">One of them does not answer: what it has is then unknown, and to go on without it would be a guess.</exception>
    public async Task<IReadOnlyList<(PackFeed Feed, IReadOnlyList<NuGetVersion> Versions)>> LocateAsync(string id, string? pin, CancellationToken cancellationToken)
    {
        PackFeed[] feeds = [.. Sources.For(id, pin).Select(Open)];
        IReadOnlyList<NuGetVersion>[] versions = await Task.WhenAll(feeds.Select(feed => feed.ListedVersionsAsync(id, cancellationToken)));
        return [.. feeds.Zip(versions).Where(found => found.Second.Count > 0)];
    }
}
