using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SchemaPacks.Serving;

/// <summary>Healthy once the registry has loaded, whatever was wrong with single packs.</summary>
internal sealed class RegistryHealthCheck(IEventSchemaRegistry registry) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(registry.Current.Number > 0
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "The registry has not been loaded yet."));
}
