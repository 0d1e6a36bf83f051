using System.Text.Json;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Feeds;

/// <summary>A v3 feed over HTTP. NuGet's client does the requests: proxies, credentials, attempts. Nothing is taken from its cache, so that each answer is the feed's own of now.</summary>
internal sealed class HttpFeed : PackFeed
{
    private const int CopyBytes = 80 << 10;
    private const int MaxIndexBytes = 16 << 20;

    private readonly SourceRepository _repository;
    private readonly FeedCall _call;
    private readonly TimeSpan _timeout;

    public HttpFeed(FeedSource source, TimeSpan timeout)
        : base(source)
    {
        _repository = Repository.Factory.GetCoreV3(source.Package);
        _timeout = timeout;
        _call = new FeedCall(source, timeout);
    }

    public override Task<IReadOnlyList<NuGetVersion>> ListedVersionsAsync(string id, CancellationToken cancellationToken) => _call.RunAsync<IReadOnlyList<NuGetVersion>>(
        async limit =>
        {
            await IndexAsync(limit.Token);
            MetadataResource metadata = await ResourceAsync<MetadataResource>(limit.Token);
            using SourceCacheContext fresh = Fresh();
            return [.. await metadata.GetVersions(id, includePrerelease: true, includeUnlisted: false, fresh, NullLogger.Instance, limit.Token)];
        },
        cancellationToken);

    public override Task<IReadOnlyList<NuGetVersion>> VersionsAsync(string id, CancellationToken cancellationToken) => _call.RunAsync<IReadOnlyList<NuGetVersion>>(
        async limit =>
        {
            string address = $"{await ContentAsync(limit.Token)}{PackageName.PathPart(id)}/index.json";
            return await GetAsync(
                address,
                async stream =>
                {
                    using JsonDocument index = await JsonDocument.ParseAsync(new LimitedStream(stream, MaxIndexBytes), cancellationToken: limit.Token);
                    return index.RootElement.GetProperty("versions").EnumerateArray().Select(version => NuGetVersion.Parse(version.GetString()!)).ToArray();
                },
                limit.Token) ?? [];
        },
        cancellationToken);

    public override Task<PackNuspec?> NuspecAsync(string id, NuGetVersion version, CancellationToken cancellationToken) => _call.RunAsync(
        async limit =>
        {
            string name = PackageName.PathPart(id);
            string address = $"{await ContentAsync(limit.Token)}{name}/{version.PathPart()}/{name}.nuspec";
            return await GetAsync(
                address,
                async stream =>
                {
                    using var copy = new MemoryStream();
                    await new LimitedStream(stream, Nuspec.MaxBytes).CopyToAsync(copy, limit.Token);
                    return PackNuspec.Parse(copy.ToArray());
                },
                limit.Token);
        },
        cancellationToken);

    public override Task<bool> CopyAsync(string id, NuGetVersion version, Stream destination, CancellationToken cancellationToken) => _call.RunAsync(
        async limit =>
        {
            string name = PackageName.PathPart(id);
            string address = $"{await ContentAsync(limit.Token)}{name}/{version.PathPart()}/{name}.{version.PathPart()}.nupkg";
            object? copied = await GetAsync(
                address,
                async stream =>
                {
                    byte[] buffer = new byte[CopyBytes];
                    for (int read; (read = await stream.ReadAsync(buffer, limit.Token)) > 0;)
                    {
                        await destination.WriteAsync(buffer.AsMemory(0, read), limit.Token);
                        limit.CancelAfter(_timeout); // a large package may take long, as long as it comes
                    }

                    return new object();
                },
                limit.Token);
            return copied is not null;
        },
        cancellationToken);

    public override Task<FeedAnswer> SearchAsync(string words, bool prerelease, int count, CancellationToken cancellationToken) => _call.RunAsync(
        async limit =>
        {
            await IndexAsync(limit.Token);
            return new FeedAnswer(await new FeedSearch(Source.Name, await ResourceAsync<PackageSearchResource>(limit.Token), NuspecAsync).FindAsync(words, prerelease, count, limit.Token), []);
        },
        cancellationToken);

    private static SourceCacheContext Fresh() => new() { NoCache = true, DirectDownload = true, RefreshMemoryCache = true };

    // Null for 404.
    private async Task<T?> GetAsync<T>(string address, Func<Stream, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        HttpSourceResource http = await ResourceAsync<HttpSourceResource>(cancellationToken);
        using SourceCacheContext fresh = Fresh();
        return await http.HttpSource.ProcessStreamAsync(
            new HttpSourceRequest(address, NullLogger.Instance) { IgnoreNotFounds = true },
            async stream => stream is null ? null : await read(stream), fresh, NullLogger.Instance, cancellationToken);
    }

    // Where packages lie, with a slash at its end.
    private async Task<string> ContentAsync(CancellationToken cancellationToken) =>
        (await IndexAsync(cancellationToken)).GetServiceEntryUri(ServiceTypes.PackageBaseAddress)?.AbsoluteUri.TrimEnd('/') is { } address
            ? address + '/'
            : throw new InvalidDataException("its service index names no PackageBaseAddress");

    private async Task<ServiceIndexResourceV3> IndexAsync(CancellationToken cancellationToken)
    {
        ServiceIndexResourceV3 index = await ResourceAsync<ServiceIndexResourceV3>(cancellationToken);
        // An encrypted index that sends us elsewhere without encryption would undo what https was chosen for.
        if (Source.Package.IsHttps && !Source.Package.AllowInsecureConnections
            && index.Entries.FirstOrDefault(entry => entry.Uri.Scheme != Uri.UriSchemeHttps && IsUsed(entry.Type)) is { } entry)
        {
            throw new FeedException(Diagnostics.InsecureFeed.Create(
                $"the source '{Source.Name}' is encrypted, but names the unencrypted '{entry.Uri.Host}' for '{entry.Type}'; its operator has to mend that") with { Resource = Source.Address });
        }

        return index;
    }

    private async Task<T> ResourceAsync<T>(CancellationToken cancellationToken)
        where T : class, INuGetResource => await _repository.GetResourceAsync<T>(cancellationToken) ?? throw new InvalidDataException("it is no v3 feed");

    private static bool IsUsed(string type) => type.StartsWith("PackageBaseAddress", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("RegistrationsBaseUrl", StringComparison.OrdinalIgnoreCase) || type.StartsWith("SearchQueryService", StringComparison.OrdinalIgnoreCase);
}
