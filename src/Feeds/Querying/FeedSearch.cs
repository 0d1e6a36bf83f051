using NuGet.Common;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>
/// Searches a feed for packs: by their package type where the feed can, else by words alone, keeping what has the tag of packs and whose nuspec says that
/// it is one.
/// </summary>
internal sealed class FeedSearch(string source, PackageSearchResource search, Func<string, NuGetVersion, CancellationToken, Task<PackNuspec?>> nuspec)
{
    private const int PageSize = 100;

    /// <summary>How many packages of any kind are looked at where the feed cannot tell packs apart.</summary>
    private const int MaxLookedAt = 1_000;

    public async Task<IReadOnlyList<FoundPack>> FindAsync(string words, bool prerelease, int count, CancellationToken cancellationToken)
    {
        bool byType = search.SupportsPackageTypeFiltering;
        // Without words a feed lists everything; the tag is then the best word there is.
        string query = Uri.EscapeDataString(!byType && words.Length == 0 ? PackNuspec.PackTag : words);
        var filter = new SearchFilter(prerelease);
        if (byType)
            filter.PackageType = PackNuspec.PackType;

        var found = new List<FoundPack>();
        for (int skip = 0; found.Count < count && skip < MaxLookedAt; skip += PageSize)
        {
            IPackageSearchMetadata[] page = [.. await search.SearchAsync(query, filter, skip, PageSize, NullLogger.Instance, cancellationToken)];
            foreach (IPackageSearchMetadata package in page)
                if (found.Count < count && PackageName.IsId(package.Identity.Id) && (byType || await IsPackAsync(package, cancellationToken)))
                    found.Add(Describe(package));
            if (page.Length < PageSize)
                break;
        }

        return found;
    }

    private async Task<bool> IsPackAsync(IPackageSearchMetadata package, CancellationToken cancellationToken) =>
        PackNuspec.HasTag(package.Tags) && await nuspec(package.Identity.Id, package.Identity.Version, cancellationToken) is { IsPack: true };

    private FoundPack Describe(IPackageSearchMetadata package) => new()
    {
        Id = package.Identity.Id,
        Version = package.Identity.Version.ToNormalizedString(),
        Source = source,
        Downloads = package.DownloadCount,
        Description = package.Description ?? "",
        Authors = package.Authors ?? "",
    };
}
