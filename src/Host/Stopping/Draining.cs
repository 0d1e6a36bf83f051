using Microsoft.Extensions.Diagnostics.HealthChecks;
using SchemaPacks.Hosting.Settings;

namespace SchemaPacks.Hosting.Stopping;

/// <summary>
/// Between the request to stop and the end: the host says for a while that it is not ready and takes requests all the same, so that whoever spreads them over several
/// hosts sends them elsewhere before anybody is turned away.
/// </summary>
internal sealed class Draining(HostSettings settings, TimeProvider time) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _isStopping;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isStopping ? HealthCheckResult.Unhealthy("The host was asked to stop.") : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        await Task.Delay(settings.DrainDelay, time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
