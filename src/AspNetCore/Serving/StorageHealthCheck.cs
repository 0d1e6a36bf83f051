using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SchemaPacks.Handlers;

namespace SchemaPacks.Serving;

/// <summary>Says before it happens that the disk fills up on which a file handler writes.</summary>
internal sealed class StorageHealthCheck(IServiceProvider services, IOptions<EventLogHealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        long free = services.GetService<EventLog>()?.FreeBytes ?? long.MaxValue;
        return Task.FromResult(
            free < options.Value.LeastFreeBytes ? new HealthCheckResult(context.Registration.FailureStatus, $"{free / (1024 * 1024)} MiB of disk are free where records are written.")
            : free < options.Value.LowFreeBytes ? HealthCheckResult.Degraded($"{free / (1024 * 1024)} MiB of disk are free where records are written.")
            : HealthCheckResult.Healthy());
    }
}
