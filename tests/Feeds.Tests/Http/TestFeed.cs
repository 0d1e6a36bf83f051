using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NuGet.Packaging;
using NuGet.Versioning;

namespace SchemaPacks.Tests.Feeds;

/// <summary>
/// A small NuGet v3 feed: service index, flat container, registration, search and publish, on a free port of this machine. That it is one is shown by the
/// tests that push to it and restore from it with <c>dotnet</c>.
/// </summary>
internal sealed class TestFeed : IAsyncDisposable
{
    public const string ApiKey = "key";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<(string Id, string Version), FeedPackage> _packages = new();
    private readonly TaskCompletionSource _never = new();

    private TestFeed(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What clients name as the source.</summary>
    public string Index => $"{Address}/v3/index.json";

    /// <summary>Whether it can search for types of packages, as newer feeds do.</summary>
    public bool SearchesTypes { get; init; } = true;

    /// <summary>Name and password that requests need.</summary>
    public (string Name, string Password)? Credentials { get; set; }

    /// <summary>Addresses of which requests never get an answer.</summary>
    public Func<string, bool> Hangs { get; set; } = _ => false;

    /// <summary>The status of every answer, where it is not what it should be.</summary>
    public int? Fails { get; set; }

    /// <summary>What is sent in place of packages.</summary>
    public Func<byte[], byte[]> Forges { get; set; } = bytes => bytes;

    /// <summary>Where requests of an address are sent on to; null for nowhere.</summary>
    public Func<string, string?> SendsOn { get; set; } = _ => null;

    /// <summary>Where the pages of its registration are said to be, where they do not stand in it.</summary>
    public string? PagesElsewhere { get; set; }

    /// <summary>After so many bytes of a package nothing more comes.</summary>
    public int? StallsAfter { get; set; }

    /// <summary>How long it waits between the tenths of a package, where it does not send it at once.</summary>
    public TimeSpan? Trickles { get; set; }

    /// <summary>Where the service index says that packages are, where it is not here.</summary>
    public string? ContentElsewhere { get; set; }

    /// <summary>Addresses that were asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <param name="create">Says what it can do.</param>
    /// <param name="certificate">With one it is encrypted.</param>
    public static async Task<TestFeed> StartAsync(Func<WebApplication, TestFeed>? create = null, X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        builder.Services.AddRouting();
        WebApplication app = builder.Build();
        TestFeed feed = create is null ? new TestFeed(app) : create(app);
        feed.Map();
        await app.StartAsync();
        return feed;
    }

    /// <summary>One that cannot search for types.</summary>
    public static Task<TestFeed> StartOldAsync() => StartAsync(app => new TestFeed(app) { SearchesTypes = false });

    public TestFeed With(params TestPackage[] packages)
    {
        foreach (TestPackage package in packages)
            Add(package.Build());
        return this;
    }

    /// <summary>Hides a version, as its owner may.</summary>
    public void Hide(string id, string version) => _packages[(id.ToLowerInvariant(), version)].IsListed = false;

    /// <summary>Says how often a package was fetched.</summary>
    public TestFeed Counting(string id, string version, long downloads)
    {
        _packages[(id.ToLowerInvariant(), version)].Downloads = downloads;
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _never.TrySetCanceled();
        await _app.DisposeAsync();
    }

    private static IEnumerable<FeedPackage> Ordered(IEnumerable<FeedPackage> packages) => packages.OrderBy(package => package.Version);

    private bool Add(byte[] bytes)
    {
        using var reader = new PackageArchiveReader(new MemoryStream(bytes));
        var package = new FeedPackage(reader.NuspecReader, bytes);
        return _packages.TryAdd((package.Key, package.Version.ToNormalizedString().ToLowerInvariant()), package);
    }

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            string path = context.Request.Path.Value!;
            Requests.Enqueue(path);
            if (Hangs(path))
                await _never.Task.WaitAsync(context.RequestAborted);
            if (SendsOn(path) is { } elsewhere)
                context.Response.Redirect(elsewhere);
            else if (Fails is { } status)
                context.Response.StatusCode = status;
            else if (Credentials is { } wanted && context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{wanted.Name}:{wanted.Password}"))}")
            {
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
            }
            else
                await next(context);
        });
        _app.UseRouting();
        _app.MapGet("/v3/index.json", () => FeedJson.Index(Address, ContentElsewhere ?? Address, SearchesTypes));
        _app.MapGet("/v3/content/{id}/index.json", (string id) => Of(id) is { Count: > 0 } found ? Results.Json(new { versions = found.Select(package => package.Version.ToNormalizedString()) }) : Results.NotFound());
        _app.MapGet("/v3/content/{id}/{version}/{file}", (string id, string version, string file) =>
            !_packages.TryGetValue((id, version), out FeedPackage? package) ? Results.NotFound()
            : file == $"{id}.{version}.nupkg" ? StallsAfter is { } some ? Results.Stream(body => StallAsync(body, package.Bytes[..some]))
            : Trickles is { } pause ? Results.Stream(body => TrickleAsync(body, package.Bytes, pause)) : Results.Bytes(Forges(package.Bytes), "application/octet-stream")
            : file == $"{id}.nuspec" ? Results.Text(package.Nuspec.Xml.ToString(), "application/xml")
            : Results.NotFound());
        _app.MapGet("/v3/registration/{id}/index.json", (string id) => Of(id) is { Count: > 0 } found ? FeedJson.Registration(Address, id, found, PagesElsewhere) : Results.NotFound());
        _app.MapGet("/v3/search", Search);
        _app.MapPut("/api/v2/package", PublishAsync);
    }

    private List<FeedPackage> Of(string id) => [.. Ordered(_packages.Values.Where(package => package.Key == id))];

    private async Task StallAsync(Stream body, byte[] some)
    {
        await body.WriteAsync(some);
        await body.FlushAsync();
        await _never.Task;
    }

    private static async Task TrickleAsync(Stream body, byte[] bytes, TimeSpan pause)
    {
        foreach (byte[] tenth in bytes.Chunk((bytes.Length / 10) + 1))
        {
            await Task.Delay(pause);
            await body.WriteAsync(tenth);
            await body.FlushAsync();
        }
    }

    private IResult Search(string? q, int? skip, int? take, bool? prerelease, string? packageType)
    {
        string[] words = (q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        FeedPackage[] found =
        [
            .. _packages.Values.Where(package => package.IsListed && (prerelease == true || !package.Version.IsPrerelease))
                .GroupBy(package => package.Key).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => Ordered(same).Last())
                .Where(package => Array.TrueForAll(words, package.Has) && (string.IsNullOrEmpty(packageType) || package.Nuspec.GetPackageTypes().Any(type => type.Name == packageType))),
        ];
        return FeedJson.Search(Address, found.Length, found.Skip(skip ?? 0).Take(take ?? 20));
    }

    private async Task<IResult> PublishAsync(HttpRequest request)
    {
        if (request.Headers["X-NuGet-ApiKey"] != ApiKey)
            return Results.StatusCode(403);
        IFormCollection form = await request.ReadFormAsync();
        using var copy = new MemoryStream();
        await form.Files[0].CopyToAsync(copy);
        return Results.StatusCode(Add(copy.ToArray()) ? 201 : 409);
    }
}
