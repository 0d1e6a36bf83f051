using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace SchemaPacks.Configuration;

/// <summary>In an application with a host: puts changed settings in force that say which events are recorded and how much of them, and names those that need a restart.</summary>
internal sealed partial class PolicyWatchService(IServiceProvider services, ILogger<PolicyWatchService>? logger = null) : IHostedService, IDisposable
{
    private static readonly string[] Policies = ["EventLog:AllowedSchemas", "EventLog:Redaction", "EventLog:Token"]; // the token is the host's

    private static readonly string[] HandlerPolicies = ["Schemas", "AllowedCategories", "AllowedProperties", "Redaction"];

    private readonly Lock _gate = new();
    private readonly List<IDisposable> _watches = [];
    private Dictionary<string, string?> _fixed = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        SchemaPacksSettings settings = services.GetRequiredService<SchemaPacksSettings>();
        _fixed = Fixed(settings);
        foreach (IConfiguration configuration in settings.Configurations)
            _watches.Add(ChangeToken.OnChange(configuration.GetReloadToken, Reload));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _watches.ForEach(watch => watch.Dispose());
        _watches.Clear();
    }

    private void Reload()
    {
        lock (_gate)
        {
            try
            {
                SchemaPacksSettings settings = SettingsCheck.Build(services.GetServices<SchemaPacksSetup>());
                NameFixed(settings);
                if (settings.Log.HashKey == services.GetRequiredService<SchemaPacksSettings>().Log.HashKey) // else plans would hash by two keys
                    services.GetRequiredService<EventLog>().TakePolicy(settings);
            }
            catch (SchemaPacksConfigurationException exception)
            {
                foreach (Diagnostic finding in exception.Findings)
                    LogRefused(Logger, finding.Resource, finding.Message);
            }
        }
    }

    private ILogger Logger => logger ?? (ILogger)Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    private void NameFixed(SchemaPacksSettings settings)
    {
        Dictionary<string, string?> before = _fixed;
        _fixed = Fixed(settings);
        foreach (string path in before.Keys.Union(_fixed.Keys).Where(path => before.GetValueOrDefault(path) != _fixed.GetValueOrDefault(path)))
            LogNeedsRestart(Logger, path);
    }

    private static Dictionary<string, string?> Fixed(SchemaPacksSettings settings) => settings.Configurations
        .SelectMany(configuration => configuration.GetSection("EventLog").AsEnumerable().Concat(configuration.GetSection("Packs").AsEnumerable()))
        .Where(setting => setting.Value is not null && !IsPolicy(setting.Key))
        .DistinctBy(setting => setting.Key).ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase);

    private static bool IsPolicy(string path) =>
        Array.Exists(Policies, policy => path.Equals(policy, StringComparison.OrdinalIgnoreCase) || path.StartsWith(policy + ":", StringComparison.OrdinalIgnoreCase))
        || (path.Split(':') is [_, var handlers, _, var name, ..] && handlers.Equals("Handlers", StringComparison.OrdinalIgnoreCase) && HandlerPolicies.Contains(name, StringComparer.OrdinalIgnoreCase));

    [LoggerMessage(8016, LogLevel.Error, "SP8016: changed settings are wrong and those before stay in force: {Setting}: {Problem}", EventName = "policy-not-reloaded")]
    private static partial void LogRefused(ILogger logger, string? setting, string problem);

    [LoggerMessage(8017, LogLevel.Warning, "SP8017: '{Setting}' was changed, which takes a restart; what was set before stays in force", EventName = "restart-needed")]
    private static partial void LogNeedsRestart(ILogger logger, string setting);
}
