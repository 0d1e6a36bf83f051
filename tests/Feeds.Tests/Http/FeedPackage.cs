using NuGet.Packaging;
using NuGet.Versioning;

namespace SchemaPacks.Tests.Feeds;

/// <summary>A package of the feed.</summary>
internal sealed class FeedPackage(NuspecReader nuspec, byte[] bytes)
{
    public NuspecReader Nuspec => nuspec;

    public byte[] Bytes => bytes;

    public string Key { get; } = nuspec.GetId().ToLowerInvariant();

    public NuGetVersion Version { get; } = nuspec.GetVersion();

    public long Downloads { get; set; }

    public bool IsListed { get; set; } = true;

    public bool Has(string word) => $"{nuspec.GetId()} {nuspec.GetDescription()} {nuspec.GetTags()}".Contains(word, StringComparison.OrdinalIgnoreCase);
}
