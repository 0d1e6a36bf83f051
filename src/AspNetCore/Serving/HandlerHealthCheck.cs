using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SchemaPacks.Handlers;

namespace SchemaPacks.Serving;

/// <summary>
/// Unhealthy while a required handler fails: events are refused then. Degraded while another handler fails or is paused, and when records wait long for any.
/// A failure that only another record could show to be over counts as one for a while: without events, which a host that is not ready does not get, it would last for ever.
/// </summary>
internal sealed class HandlerHealthCheck(IServiceProvider services, IOptions<EventLogHealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<HandlerStatus> handlers = services.GetService<EventLog>()?.HandlerStatuses ?? []; // an application may have a log of its own
        HandlerStatus[] failed = [.. handlers.Where(handler => handler.IsPaused || handler.FailedLast)];
        HandlerStatus[] failing = [.. failed.Where(IsFailing)];
        HandlerStatus[] behind = [.. handlers.Where(handler => handler.QueueAge > options.Value.LongQueueAge || handler.OutboxAge > options.Value.LongQueueAge)];
        return Task.FromResult(
            failing.Any(handler => handler.IsRequired) ? new HealthCheckResult(context.Registration.FailureStatus, $"Required handlers fail: {Names(failing)}.")
            : failing.Length > 0 ? HealthCheckResult.Degraded($"Handlers fail: {Names(failing)}.")
            : failed.Length > 0 ? HealthCheckResult.Degraded($"Handlers have got no record since they failed: {Names(failed)}.")
            : behind.Length > 0 ? HealthCheckResult.Degraded($"Records wait long for handlers: {Names(behind)}.")
            : HealthCheckResult.Healthy());
    }

    private bool IsFailing(HandlerStatus handler) =>
        handler.Failure is not null || (handler.IsPaused && handler.Queued > 0) || handler.SinceFailure < options.Value.FailureAge;

    private static string Names(HandlerStatus[] handlers) => string.Join(", ", handlers.Select(handler => $"'{handler.Name}'"));
}
