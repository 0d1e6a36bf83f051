using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SchemaPacks.Handlers;

namespace SchemaPacks.Serving;

/// <summary>
/// Unhealthy while a required handler fails: events are refused then. Degraded while another handler fails or is paused, and when records wait long for any.
/// </summary>
internal sealed class HandlerHealthCheck(IServiceProvider services, IOptions<EventLogHealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<HandlerStatus> handlers = services.GetService<EventLog>()?.HandlerStatuses ?? []; // an application may have a log of its own
        HandlerStatus[] failing = [.. handlers.Where(handler => handler.IsPaused || handler.FailedLast)];
        HandlerStatus[] behind = [.. handlers.Where(handler => handler.QueueAge > options.Value.LongQueueAge)];
        return Task.FromResult(
            failing.Any(handler => handler.IsRequired) ? new HealthCheckResult(context.Registration.FailureStatus, $"Required handlers fail: {Names(failing)}.")
            : failing.Length > 0 ? HealthCheckResult.Degraded($"Handlers fail: {Names(failing)}.")
            : behind.Length > 0 ? HealthCheckResult.Degraded($"Records wait long for handlers: {Names(behind)}.")
            : HealthCheckResult.Healthy());
    }

    private static string Names(HandlerStatus[] handlers) => string.Join(", ", handlers.Select(handler => $"'{handler.Name}'"));
}
