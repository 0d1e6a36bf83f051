using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Tests.Feeds;

/// <summary>The documents of NuGet's protocol, version 3.</summary>
internal static class FeedJson
{
    public static IResult Index(string address, string content, bool searchesTypes) => Json(new()
    {
        ["version"] = "3.0.0",
        ["resources"] = new[]
        {
            Resource($"{content}/v3/content/", "PackageBaseAddress/3.0.0"),
            Resource($"{address}/v3/registration/", "RegistrationsBaseUrl/3.6.0"),
            Resource($"{address}/v3/search", searchesTypes ? "SearchQueryService/3.5.0" : "SearchQueryService/3.0.0-beta"),
            Resource($"{address}/api/v2/package", "PackagePublish/2.0.0"),
        },
    });

    public static IResult Registration(string address, string id, IReadOnlyList<FeedPackage> packages, string? pages)
    {
        string index = $"{address}/v3/registration/{id}/index.json";
        var page = new Dictionary<string, object>
        {
            ["@id"] = pages is null ? index + "#page" : $"{pages}/v3/registration/{id}/page.json",
            ["count"] = packages.Count,
            ["lower"] = packages[0].Version.ToNormalizedString(),
            ["upper"] = packages[^1].Version.ToNormalizedString(),
        };
        if (pages is null)
            page["items"] = packages.Select(package => Leaf(address, package));
        return Json(new() { ["@id"] = index, ["count"] = 1, ["items"] = new[] { page } });
    }

    public static IResult Search(string address, int total, IEnumerable<FeedPackage> packages) => Json(new()
    {
        ["totalHits"] = total,
        ["data"] = packages.Select(package => new Dictionary<string, object>
        {
            ["id"] = package.Nuspec.GetId(),
            ["version"] = package.Version.ToNormalizedString(),
            ["totalDownloads"] = package.Downloads,
            ["description"] = package.Nuspec.GetDescription(),
            ["authors"] = new[] { package.Nuspec.GetAuthors() },
            ["tags"] = package.Nuspec.GetTags().Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ["versions"] = new[] { new Dictionary<string, object> { ["version"] = package.Version.ToNormalizedString(), ["downloads"] = 0, ["@id"] = LeafAddress(address, package) } },
        }),
    });

    private static Dictionary<string, object> Leaf(string address, FeedPackage package)
    {
        string content = $"{address}/v3/content/{package.Key}/{package.Version.ToNormalizedString().ToLowerInvariant()}/{package.Key}.{package.Version.ToNormalizedString().ToLowerInvariant()}.nupkg";
        return new()
        {
            ["@id"] = LeafAddress(address, package),
            ["packageContent"] = content,
            ["catalogEntry"] = new Dictionary<string, object>
            {
                ["@id"] = LeafAddress(address, package),
                ["id"] = package.Nuspec.GetId(),
                ["version"] = package.Version.ToNormalizedString(),
                ["listed"] = package.IsListed,
                ["description"] = package.Nuspec.GetDescription(),
                ["authors"] = package.Nuspec.GetAuthors(),
                ["tags"] = package.Nuspec.GetTags(),
                ["packageContent"] = content,
                ["dependencyGroups"] = package.Nuspec.GetDependencyGroups().Select(group => new
                {
                    targetFramework = group.TargetFramework.GetShortFolderName(),
                    dependencies = group.Packages.Select(needed => new { id = needed.Id, range = needed.VersionRange.ToNormalizedString() }),
                }),
            },
        };
    }

    private static string LeafAddress(string address, FeedPackage package) => $"{address}/v3/registration/{package.Key}/{package.Version.ToNormalizedString().ToLowerInvariant()}.json";

    private static Dictionary<string, object> Resource(string address, string type) => new() { ["@id"] = address, ["@type"] = type };

    private static IResult Json(Dictionary<string, object> document) => Results.Json(document);
}
