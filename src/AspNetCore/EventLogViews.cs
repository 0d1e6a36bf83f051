using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Reporting;
using SchemaPacks.Securing;
using SchemaPacks.Streaming;

namespace SchemaPacks;

/// <summary>
/// Maps what an event log shows of itself to addresses: what becomes of events as it happens, and how it does. Each asks for a policy of <see cref="EventLogPolicy"/>, as the endpoints of
/// <see cref="SchemaPacksEndpoints"/> do. They show an event log of <c>AddSchemaPacks</c>.
/// </summary>
public static class EventLogViews
{
    /// <summary>
    /// Maps <c>GET /api/eventlog/stream</c>: server-sent events of what the log records and refuses. It shows of a record only what every handler of its schema may have, and nothing of an
    /// event that was refused. Recording never waits for who watches.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address.</param>
    public static IEndpointConventionBuilder MapEventStream(this IEndpointRouteBuilder endpoints, string pattern = "/api/eventlog/stream")
    {
        var endpoint = ActivatorUtilities.CreateInstance<EventStreamEndpoint>(endpoints.ServiceProvider);
        return endpoints.MapGet(pattern, endpoint.HandleAsync).RequireScope(endpoints, EventLogScopes.Stream).WithMetadata(new TakesTickets(), new DisableRequestTimeoutAttribute());
    }

    /// <summary>
    /// Maps <c>GET /api/handlers</c>, how each handler does; <c>GET /api/metrics</c>, how many events came in each ten seconds of the last day; and <c>GET /api/refusals</c>, why events were
    /// refused lately. Counting begins now, and is all in memory.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">What the addresses begin with; no parameters, no final slash.</param>
    public static IEndpointConventionBuilder MapEventLogReports(this IEndpointRouteBuilder endpoints, string prefix = "/api")
    {
        var log = endpoints.ServiceProvider.GetRequiredService<EventLog>();
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        group.MapGet("/handlers", new HandlersEndpoint(log).HandleAsync);
        group.MapGet("/metrics", new MetricsEndpoint(log, endpoints.ServiceProvider.GetService<TimeProvider>()).HandleAsync);
        group.MapGet("/refusals", new RefusalsEndpoint(log).HandleAsync);
        return group.RequireScope(endpoints, EventLogScopes.Read);
    }
}
