using NuGet.Common;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>A folder of packages: all in it, or each in <c>id/version</c>.</summary>
internal sealed class FolderFeed : PackFeed
{
    private readonly SourceRepository _repository;
    private readonly FeedCall _call;

    public FolderFeed(FeedSource source, TimeSpan timeout)
        : base(source)
    {
        _repository = Repository.Factory.GetCoreV3(source.Package);
        _call = new FeedCall(source, timeout);
    }

    public override Task<IReadOnlyList<NuGetVersion>> ListedVersionsAsync(string id, CancellationToken cancellationToken) => VersionsAsync(id, cancellationToken);

    public override Task<IReadOnlyList<NuGetVersion>> VersionsAsync(string id, CancellationToken cancellationToken) => LookAsync<IReadOnlyList<NuGetVersion>>(
        (packages, token) => [.. packages.FindPackagesById(id, NullLogger.Instance, token).Select(package => package.Identity.Version).Distinct()], cancellationToken);

    public override Task<PackNuspec?> NuspecAsync(string id, NuGetVersion version, CancellationToken cancellationToken) => LookAsync(
        (packages, token) => packages.GetPackage(new PackageIdentity(id, version), NullLogger.Instance, token) is { } package ? ReadNuspec(package.Path) : null, cancellationToken);

    public override async Task<bool> CopyAsync(string id, NuGetVersion version, Stream destination, CancellationToken cancellationToken)
    {
        string? path = await LookAsync(
            (packages, token) => packages.GetPackage(new PackageIdentity(id, version), NullLogger.Instance, token)?.Path, cancellationToken);
        if (path is null)
            return false;
        await _call.RunAsync(
            async limit =>
            {
                await using FileStream file = File.OpenRead(path);
                await file.CopyToAsync(destination, limit.Token);
                return true;
            },
            cancellationToken);
        return true;
    }

    public override Task<IReadOnlyList<FoundPack>> SearchAsync(string words, bool prerelease, int count, CancellationToken cancellationToken) =>
        LookAsync<IReadOnlyList<FoundPack>>(
            (packages, token) =>
            [
                .. packages.GetPackages(NullLogger.Instance, token)
                    .Where(package => prerelease || !package.Identity.Version.IsPrerelease)
                    .GroupBy(package => package.Identity.Id, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(same => ReadNuspec(same.MaxBy(package => package.Identity.Version)!.Path))
                    .Where(nuspec => nuspec.IsPack && Has(nuspec, words))
                    .Take(count)
                    .Select(nuspec => new FoundPack
                    {
                        Id = nuspec.Id,
                        Version = nuspec.Version.ToNormalizedString(),
                        Source = Source.Name,
                        Description = nuspec.Description,
                        Authors = nuspec.Authors,
                    }),
            ],
            cancellationToken);

    private static bool Has(PackNuspec nuspec, string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => nuspec.Id.Contains(word, StringComparison.OrdinalIgnoreCase) || nuspec.Description.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static PackNuspec ReadNuspec(string path)
    {
        using FileStream file = File.OpenRead(path);
        return PackageNuspec.Read(file);
    }

    private Task<T> LookAsync<T>(Func<FindLocalPackagesResource, CancellationToken, T> look, CancellationToken cancellationToken) => _call.RunAsync(
        limit => Task.Run(
            async () =>
            {
                // NuGet takes a folder that is gone for an empty one: then every pack would seem to be gone.
                if (!Directory.Exists(Source.Address))
                    throw new DirectoryNotFoundException("the folder does not exist");
                return look((await _repository.GetResourceAsync<FindLocalPackagesResource>(limit.Token))!, limit.Token);
            },
            limit.Token),
        cancellationToken);
}
