using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.Containing;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Outbox;

namespace SchemaPacks.Handlers;

/// <summary>The built-in handlers, by the kind that settings name.</summary>
internal static class HandlerKinds
{
    public const string FileKind = "file";

    public static IReadOnlyList<HandlerKind> BuiltIn { get; } =
    [
        new(FileKind, FileHandlerReader.Names, IsRequired: true, (name, section) => File(name, FileHandlerReader.Read(section))),
        new("console", [], IsRequired: false, (_, _) => Create("console")),
        new("memory", [], IsRequired: false, (_, _) => Create("memory")),
        new("logger", [], IsRequired: false, (_, _) => Create("logger")),
    ];

    /// <summary>Whether files can be named for a handler.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string CannotName(string name) => $"'{name}' cannot name a handler; use letters, digits, '-' and '_', since files are named for it";

    public static HandlerFactory Create(string kind) => kind switch
    {
        "console" => (_, _, _) => new ConsoleHandler(StandardOutput()),
        "memory" => (_, _, _) => new MemoryHandler(),
        "logger" => (services, _, _) => new LoggerHandler(services.GetRequiredService<ILoggerFactory>()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of handler."),
    };

    public static HandlerFactory File(string name, FileHandlerOptions options) =>
        (services, settings, _) => File(services, settings, name, options)();

    /// <summary>Opens files, now or later: also when the services are disposed.</summary>
    public static Func<IEventHandler> File(IServiceProvider services, SchemaPacksSettings settings, string name, FileHandlerOptions options)
    {
        string directory = DirectoryOf(services, settings);
        TimeProvider? time = services.GetService<TimeProvider>();
        ILogger<JsonLinesFileHandler>? logger = services.GetService<ILoggerFactory>()?.CreateLogger<JsonLinesFileHandler>();
        return () => new JsonLinesFileHandler(directory, name, options, time, logger);
    }

    public static HandlerFactory Outbox(string name, Func<IServiceProvider, IRecordPublisher> create, OutboxOptions options) => (services, settings, deadLetters) =>
    {
        string directory = Path.GetFullPath(Path.Combine(ContentRoot(services), settings.Log.Directory, $"{name}-outbox"));
        var place = new OutboxPlace(
            SystemDisk.Create(), directory, name, services.GetRequiredService<IEventSchemaRegistry>(), deadLetters,
            ContainedTime.Of(services.GetService<TimeProvider>()),
            new ContainedLogger(services.GetService<ILoggerFactory>()?.CreateLogger<OutboxHandler>() ?? NullLogger<OutboxHandler>.Instance))
        {
            IdWindow = settings.Log.IdWindow,
            MaxIds = settings.Log.MaxIds,
        };
        IRecordPublisher publisher = create(services);
        try
        {
            return new OutboxHandler(place, publisher, options);
        }
        catch
        {
            Disposal.End(publisher);
            throw;
        }
    };

    /// <summary>Where file handlers write: an absolute path.</summary>
    public static string DirectoryOf(IServiceProvider services, SchemaPacksSettings settings) => Path.GetFullPath(Path.Combine(ContentRoot(services), settings.Log.Directory));

    private static string ContentRoot(IServiceProvider services) =>
        services.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory();

    // The one place where an operator's settings ask for the console itself.
#pragma warning disable RS0030 // Do not use banned APIs
    private static Stream StandardOutput() => Console.OpenStandardOutput();
#pragma warning restore RS0030
}
