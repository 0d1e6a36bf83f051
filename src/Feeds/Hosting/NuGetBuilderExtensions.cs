using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks;
using SchemaPacks.Configuration;
using SchemaPacks.Feeds;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a registry take packs from NuGet feeds.</summary>
public static class NuGetBuilderExtensions
{
    private const string Section = "Packs:NuGet";

    /// <summary>
    /// Takes packs from NuGet feeds: those that <c>packs.json</c> and <c>packs.lock.json</c> in the application's folder name, or those that are named here. They
    /// are fetched before packs are loaded, and when the lock changes, packs are loaded again.
    /// </summary>
    /// <param name="packs">The builder.</param>
    /// <param name="configure">Says which packs, from where.</param>
    public static SchemaPacksBuilder FromNuGet(this SchemaPacksBuilder packs, Action<NuGetPackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new NuGetPackOptions();
        configure(options);
        return Add(packs, options);
    }

    /// <summary>The same as the section <c>Packs:NuGet</c> says it.</summary>
    /// <param name="packs">The builder, which has read the other settings.</param>
    /// <param name="configuration">The root of the settings.</param>
    public static SchemaPacksBuilder FromNuGet(this SchemaPacksBuilder packs, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(configuration);
        packs.Settings.Unread.Remove(Section);
        var options = new NuGetPackOptions();
        NuGetSettingsReader.Read(new SettingSection(configuration.GetSection(Section), packs.Settings.Problems), options);
        return Add(packs, options);
    }

    private static SchemaPacksBuilder Add(SchemaPacksBuilder packs, NuGetPackOptions options)
    {
        // One of each for one container, made when packs are first loaded, which is before anything runs beside the host.
        (PackFeeds Feeds, FeedPackList List)? made = null;
        packs.Settings.PackBringers.Add(services => made is { } found && options.Restore != PackRestoreMode.Off
            ? new FeedPoll(
                found.Feeds, found.List, services.GetRequiredService<IEventSchemaRegistry>(), options.Poll,
                services.GetService<TimeProvider>() ?? TimeProvider.System, Logger(services))
            : null);
        packs.Settings.PackJudges.Add(package => made?.Feeds.Signatures.Judge(package) ?? []);
        packs.Settings.PackSigners.Add(pack => made?.Feeds.Signatures.SignerOf(pack));
        packs.Settings.PackOrigins.Add(pack => made?.List.SourceOf(pack));
        return packs.From(services =>
        {
            PackFeeds feeds = Open(services, options);
            var list = new FeedPackList(feeds, options.Restore, Logger(services));
            made = (feeds, list);
            return list.AsSource();
        });
    }

    private static ILogger Logger(IServiceProvider services) => services.GetService<ILogger<PackFeeds>>() ?? NullLogger<PackFeeds>.Instance;

    private static PackFeeds Open(IServiceProvider services, NuGetPackOptions options)
    {
        string root = services.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory();
        var feeds = new PackFeeds(new PackFeedOptions
        {
            Folder = options.Folder is null ? root : Path.GetFullPath(options.Folder, root),
            Packs = options.Packs.Count > 0 ? [.. options.Packs] : null,
            Sources = [.. options.Sources],
            AllowInsecureConnections = options.AllowInsecureConnections,
            ConfigFile = options.ConfigFile,
            LockFile = options.LockFile,
            Cache = options.Cache,
            Timeout = options.Timeout,
            Signatures = options.Signatures,
            Admission = options.Admission ?? services.GetService<IPackageAdmission>(),
        });
        // Two lists would contradict each other: the command line changes the file, and knows nothing of the settings.
        if (options.Packs.Count > 0 && File.Exists(feeds.Options.ManifestPath))
            throw new SchemaPacksConfigurationException(
                [SchemaPacks.Diagnostics.InvalidSetting.Create($"packs are named here and in '{feeds.Options.ManifestPath}'; keep one of the two lists") with { Resource = Section + ":Packs" }]);
        return feeds;
    }
}
