using NuGet.Common;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>A folder of packages: all in it, or each in <c>id/version</c>.</summary>
internal sealed class FolderFeed : PackFeed
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, MatchCasing = MatchCasing.CaseInsensitive };

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

    // NuGet itself reads all packages or none.
    public override Task<FeedAnswer> SearchAsync(string words, bool prerelease, int count, CancellationToken cancellationToken) => _call.RunAsync(
        limit => Task.Run(
            () =>
            {
                RefuseMissing();
                var findings = new List<Diagnostic>();
                PackNuspec[] found =
                [
                    .. Directory.EnumerateFiles(Source.Address, "*.nupkg", Below).Order(StringComparer.Ordinal)
                        .Select(path => Read(path, findings, limit.Token)).OfType<PackNuspec>()
                        .Where(nuspec => prerelease || !nuspec.Version.IsPrerelease)
                        .GroupBy(nuspec => nuspec.Id, StringComparer.OrdinalIgnoreCase)
                        .OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
                        .Select(same => same.MaxBy(nuspec => nuspec.Version)!)
                        .Where(nuspec => nuspec.IsPack && Has(nuspec, words)),
                ];
                return new FeedAnswer([.. found.Take(count).Select(Describe)], findings);
            },
            limit.Token),
        cancellationToken);

    private FoundPack Describe(PackNuspec nuspec) => new()
    {
        Id = nuspec.Id,
        Version = nuspec.Version.ToNormalizedString(),
        Source = Source.Name,
        Description = nuspec.Description,
        Authors = nuspec.Authors,
    };

    private PackNuspec? Read(string path, List<Diagnostic> findings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ReadNuspec(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            findings.Add(Diagnostics.DamagedPackage.Create(
                $"'{Path.GetFileName(path)}' in the source '{Source.Name}' is left out: {exception.Message.TrimEnd('.')}; remove it, or put the package there again") with
            {
                Severity = DiagnosticSeverity.Warning,
                Resource = path,
            });
            return null;
        }
    }

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
                RefuseMissing();
                return look((await _repository.GetResourceAsync<FindLocalPackagesResource>(limit.Token))!, limit.Token);
            },
            limit.Token),
        cancellationToken);

    // NuGet takes a folder that is gone for an empty one: then every pack would seem to be gone.
    private void RefuseMissing()
    {
        if (!Directory.Exists(Source.Address))
            throw new DirectoryNotFoundException("the folder does not exist");
    }
}
