using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SchemaPacks;
using SchemaPacks.Configuration;
using SchemaPacks.Plugins;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the schema registry and the event log to an application's services.</summary>
public static class SchemaPacksServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IEventSchemaRegistry"/> and <see cref="IEventLog"/> as settings describe them, in the sections <c>Packs</c> and <c>EventLog</c>.
    /// Packs load when either is first asked for, or, where the application has a host, when it starts. Wrong settings then throw a
    /// <see cref="SchemaPacksConfigurationException"/> that names them all.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The root of the settings.</param>
    /// <param name="configure">Says the rest in code.</param>
    public static IServiceCollection AddSchemaPacks(
        this IServiceCollection services, IConfiguration configuration, Action<SchemaPacksBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddSchemaPacks(packs =>
        {
            packs.FromConfiguration(configuration);
            configure?.Invoke(packs);
        });
    }

    /// <summary>Adds <see cref="IEventSchemaRegistry"/> and <see cref="IEventLog"/> as code describes them. May be called several times: each call adds to those before.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Says where schemas come from, which are recorded, and where records go.</param>
    public static IServiceCollection AddSchemaPacks(this IServiceCollection services, Action<SchemaPacksBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddSingleton(new SchemaPacksSetup(configure));
        services.TryAddSingleton(provider => SettingsCheck.Build(provider.GetServices<SchemaPacksSetup>()));
        services.TryAddSingleton(LoadRegistry);
        services.TryAddSingleton<IEventSchemaRegistry>(provider => provider.GetRequiredService<SchemaRegistry>());
        services.TryAddSingleton(provider => new EventLog(
            provider.GetRequiredService<SchemaRegistry>(), provider.GetRequiredService<SchemaPacksSettings>(), provider));
        services.TryAddSingleton<IEventLog>(provider => provider.GetRequiredService<EventLog>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventLogService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PackWatchService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PolicyWatchService>());
        return services;
    }

    private static string Root(IServiceProvider services) => services.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory;

    // Waits for the load on the thread pool: with a caller's SynchronizationContext, the load would wait for the thread that waits for it.
    private static SchemaRegistry LoadRegistry(IServiceProvider services)
    {
        SchemaPacksSettings settings = services.GetRequiredService<SchemaPacksSettings>();
        var registry = new SchemaRegistry(
            new SchemaRegistryOptions
            {
                Sources = SettingsCheck.Sources(settings, services),
                Strict = settings.Strict,
                Code = new CodePackOptions
                {
                    Trusted = settings.TrustedPacks,
                    IsDryRun = settings.IsDryRun,
                    SignerOf = pack => settings.PackSigners.Select(signer => signer(pack)).FirstOrDefault(signer => signer is not null),
                },
                AdmitPackage = package => [.. settings.PackJudges.SelectMany(judge => judge(package))],
                Namespaces = settings.Namespaces,
                Compatibility = settings.Compatibility,
                CacheFile = settings is { PackCache: { } cache, IsDryRun: false } ? Path.GetFullPath(cache, Root(services)) : null,
                SourceOf = pack => settings.PackOrigins.Select(origin => origin(pack)).FirstOrDefault(source => source is not null),
            },
            services.GetService<TimeProvider>(), services.GetService<ILogger<SchemaRegistry>>());
        Task.Run(() => registry.LoadAsync()).GetAwaiter().GetResult();
        return registry;
    }
}
