using Microsoft.Extensions.Primitives;
using SchemaPacks.Hosting.Settings;
using SchemaPacks.Securing;

namespace SchemaPacks.Hosting.Securing;

/// <summary>Puts changed keys in force while the host runs, and says who may do what that an operator may not have meant.</summary>
internal sealed partial class AccessReload(
    IConfiguration configuration, IHostEnvironment environment, AccessSettings atStart, EventLogKeyRing ring, TimeProvider time, ILogger<AccessReload> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private readonly Lock _gate = new();
    private IDisposable? _watch;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Warn(atStart);
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _watch?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _watch?.Dispose();

    private void Reload()
    {
        lock (_gate)
        {
            List<Diagnostic> findings = [];
            AccessSettings access = AccessSettings.Read(configuration, environment, findings, atStart.FreshToken);
            foreach (Diagnostic finding in findings)
                LogRefused(logger, finding.Resource, finding.Message);
            if (findings.Count > 0)
                return;
            try
            {
                ring.Replace(access.Keys);
                Warn(access);
            }
            catch (ArgumentException exception)
            {
                LogRefused(logger, $"{AccessSettings.Section}:Keys", exception.Message);
            }
        }
    }

    private void Warn(AccessSettings access)
    {
        if (access.Anonymous != EventLogScopes.None)
            LogAnonymous(logger, access.Anonymous);
        foreach (EventLogKey key in access.Keys)
            if (key.Expires is { } expires && expires - time.GetUtcNow() < Soon)
                LogExpires(logger, key.Name, expires);
    }

    [LoggerMessage(8013, LogLevel.Error, "SP8013: changed settings of access are wrong and those before stay in force: {Setting}: {Problem}")]
    private static partial void LogRefused(ILogger logger, string? setting, string problem);

    [LoggerMessage(8014, LogLevel.Warning, "SP8014: whoever reaches this host may do this without a key: {Scopes}; give senders keys, and remove 'Security:Anonymous'")]
    private static partial void LogAnonymous(ILogger logger, EventLogScopes scopes);

    [LoggerMessage(8015, LogLevel.Warning, "SP8015: key '{Key}' expires at {Expires:u}: give its holder another one in time")]
    private static partial void LogExpires(ILogger logger, string key, DateTimeOffset expires);
}
