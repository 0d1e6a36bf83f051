using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Handlers;
using SchemaPacks.Routing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Configuration;

/// <summary>Carries out all calls of <c>AddSchemaPacks</c>, and finds what is wrong with the settings as a whole.</summary>
internal static class SettingsCheck
{
    /// <exception cref="SchemaPacksConfigurationException">Something is wrong; it says everything that is.</exception>
    public static SchemaPacksSettings Build(IEnumerable<SchemaPacksSetup> setups)
    {
        var settings = new SchemaPacksSettings();
        var builder = new SchemaPacksBuilder(settings);
        foreach (SchemaPacksSetup setup in setups)
            setup.Configure(builder);
        var handlers = new HandlersReader(settings);
        settings.HandlerSections.ForEach(handlers.Read);

        foreach (string section in settings.Unread)
            Refuse(settings, section, "nothing reads these settings; add the package SchemaPacks.Feeds, and call FromNuGet(configuration) after FromConfiguration");
        CheckEntries(settings);
        CheckHandlers(settings);
        CheckHashKey(settings);
        return settings.Problems.Count == 0 ? settings : throw new SchemaPacksConfigurationException(settings.Problems);
    }

    /// <summary>Where packs are read from.</summary>
    public static IReadOnlyList<PackSource> Sources(SchemaPacksSettings settings, IServiceProvider services) =>
    [
        .. settings.PackFolders.Select(folder => PackSource.Folder(FindFolder(folder, services.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory))),
        .. settings.PackSources.Select(create => create(services)),
        .. settings.PackAssemblies.Distinct().Select(PackSource.Assembly),
        .. settings.PackDocuments.Count == 0 ? (PackSource[])[] : [PackSource.Documents("application", settings.PackDocuments)],
    ];

    // A published application has its packs beside the executable; its content root may be elsewhere.
    private static string FindFolder(string folder, string root)
    {
        string own = Path.Combine(root, folder), beside = Path.Combine(AppContext.BaseDirectory, folder);
        return Directory.Exists(own) || !Directory.Exists(beside) ? own : beside;
    }

    private static void CheckEntries(SchemaPacksSettings settings)
    {
        var earlier = new Dictionary<string, List<AllowedSchema>>(StringComparer.OrdinalIgnoreCase);
        foreach (AllowedSchema entry in settings.AllowedSchemas)
        {
            if (!earlier.TryGetValue(entry.Id, out List<AllowedSchema>? before))
                earlier.Add(entry.Id, before = []);
            if (before.Find(other => other.Id != entry.Id) is { } alike)
                Refuse(settings, entry.Place, $"schema '{entry.Id}' and schema '{alike.Id}', listed before it, differ only in case; list the one that is meant");
            else if (before.Exists(other => other.Versions is null || other.Versions == entry.Versions))
                Refuse(settings, entry.Place, $"an entry before this one already covers schema '{entry.Id}'{entry.InVersions}; remove one of them");
            before.Add(entry);
        }
    }

    private static void CheckHandlers(SchemaPacksSettings settings)
    {
        foreach (IGrouping<string, HandlerRegistration> same in settings.Handlers.GroupBy(handler => handler.Name, StringComparer.OrdinalIgnoreCase))
            if (same.Count() > 1)
                Refuse(settings, $"EventLog:Handlers:{same.Key}", "two handlers have this name; rename one of them");

        foreach (HandlerRegistration handler in settings.Handlers) // those that code names; settings were checked when they were read
        {
            if (!HandlerKinds.IsName(handler.Name))
                Refuse(settings, $"EventLog:Handlers:{handler.Name}", HandlerKinds.CannotName(handler.Name));
            if (handler.Name.Equals(DeadLetterOptions.FileName, StringComparison.OrdinalIgnoreCase))
                Refuse(settings, $"EventLog:Handlers:{handler.Name}", "the files of dead letters have this name; rename the handler");
            foreach (string pattern in handler.Options.Schemas.Where(pattern => !SchemaFilter.IsPattern(pattern)))
                Refuse(settings, $"EventLog:Handlers:{handler.Name}:Schemas", SchemaFilter.CannotMatch(pattern));
        }
    }

    private static void CheckHashKey(SchemaPacksSettings settings)
    {
        bool hashes = settings.Log.Redaction == RedactionMode.Hash
            || settings.AllowedSchemas.Exists(entry => entry.Redaction == RedactionMode.Hash)
            || settings.Handlers.Exists(handler => handler.Options.Redaction == RedactionMode.Hash);
        if (settings.Log.HashKey is not { } key)
        {
            if (hashes)
                Refuse(settings, "EventLog:HashKey", $"redaction 'hash' needs a key; set at least {EventLogOptions.MinHashKeyLength} random characters, best as a secret or an environment variable");
        }
        else if (key.Length < EventLogOptions.MinHashKeyLength)
            Refuse(settings, "EventLog:HashKey", $"the key has {key.Length} characters; set at least {EventLogOptions.MinHashKeyLength} random ones");
    }

    private static void Refuse(SchemaPacksSettings settings, string path, string message) =>
        settings.Problems.Add(Diagnostics.InvalidSetting.Create(message) with { Resource = path });
}
