using SchemaPacks.Cli.Feeding;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Comparing;

/// <summary>A package that was published, with the packs that it needs, fetched into a folder that goes with it. The folder's own packs, list and lock are left alone.</summary>
internal sealed class FetchedBaseline : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-compat-").FullName;

    /// <summary>The package.</summary>
    public string Package { get; private set; } = "";

    /// <summary>The packages that it needs.</summary>
    public IReadOnlyList<string> References { get; private set; } = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Whether something that is no path may be a package of a feed: <c>Acme.Events@1.2.0</c>.</summary>
    public static bool IsNamed(string text) => text.IndexOf('@', StringComparison.Ordinal) > 0 && !Path.Exists(text);

    /// <param name="named">The package: id and version, or id and <c>*</c> for the latest.</param>
    /// <param name="source">The only source that it may come from; null for the one that has it.</param>
    /// <param name="config">The only <c>nuget.config</c>; null for those that hold in the current folder.</param>
    /// <param name="screen">Hears what is wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandFailure">It could not be fetched.</exception>
    public async Task FetchAsync(string named, string? source, string? config, Screen screen, CancellationToken cancellationToken)
    {
        string[] parts = named.Split('@', 2);
        string cache = Path.Combine(_folder, "cache");
        var feeds = new PackFeeds(new PackFeedOptions
        {
            Folder = ".",
            LockFile = Path.Combine(_folder, "lock.json"),
            Cache = cache,
            ConfigFile = config is null ? null : Path.GetFullPath(config),
            Packs = [new WantedPack(parts[0], parts[1] == "*" ? "*" : $"[{parts[1]}]") { Source = source }],
        });
        PackChange change = await feeds.RestoreAsync(cancellationToken: cancellationToken);
        screen.WriteErrors(change.Findings);
        string[] packages = change.Succeeded ? Directory.GetFiles(cache, "*.nupkg", SearchOption.AllDirectories) : [];
        Package = packages.SingleOrDefault(path => IsOf(path, parts[0])) ?? throw new CommandFailure(Math.Max(FeedExit.Of(change.Findings), ExitCode.Usage), $"'{named}' could not be fetched");
        References = [.. packages.Where(path => path != Package)];
    }

    // packs.cache/acme.events/1.2.0/acme.events.1.2.0.nupkg
    private static bool IsOf(string path, string id) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)))!.Equals(id, StringComparison.OrdinalIgnoreCase);
}
