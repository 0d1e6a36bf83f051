using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.DeadLettering;
using SchemaPacks.Recording;
using SchemaPacks.Reporting;
using SchemaPacks.Securing;
using SchemaPacks.Streaming;
using SchemaPacks.Subscribing;

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
        return endpoints.MapGet(pattern, endpoint.HandleAsync).DisableRequestTimeout().RequireScope(endpoints, EventLogScopes.Stream).WithMetadata(new TakesTickets());
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

    /// <summary>Maps <c>GET /api/settings</c>: the settings in force and where each comes from. Only what is known to hold no secret is shown with its value.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address.</param>
    public static IEndpointConventionBuilder MapSettings(this IEndpointRouteBuilder endpoints, string pattern = "/api/settings")
    {
        var endpoint = ActivatorUtilities.CreateInstance<SettingsEndpoint>(endpoints.ServiceProvider);
        return endpoints.MapGet(pattern, endpoint.HandleAsync).RequireScope(endpoints, EventLogScopes.Admin);
    }

    /// <summary>
    /// Maps <c>GET /api/deadletters</c> and <c>GET /api/deadletters/{group}</c>, the dead letters that wait, and <c>POST /api/deadletters/replay</c>, which lets them be recorded again: each
    /// once, as <c>schemapacks replay</c> does.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">What the addresses begin with; no parameters, no final slash.</param>
    public static IEndpointConventionBuilder MapDeadLetters(this IEndpointRouteBuilder endpoints, string prefix = "/api/deadletters")
    {
        var log = endpoints.ServiceProvider.GetRequiredService<EventLog>();
        var letters = new DeadLettersEndpoint(log);
        var replay = new ReplayEndpoint(log, letters, endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System);
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        group.MapGet("", letters.GroupsAsync);
        group.MapGet("/{group}", letters.LettersAsync);
        group.MapPost("/replay", replay.HandleAsync).DisableRequestTimeout();
        return group.RequireScope(endpoints, EventLogScopes.Admin);
    }

    /// <summary>
    /// Maps the addresses of Jupyter Server's events, so that its clients work here: <c>POST /api/events</c> with <c>{"schema_id":"…","version":"1","data":{…}}</c>, and the WebSocket
    /// <c>GET /api/events/subscribe</c>, which needs <c>UseWebSockets</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address of the first; the second ends in <c>/subscribe</c>.</param>
    public static void MapJupyterEvents(this IEndpointRouteBuilder endpoints, string pattern = "/api/events")
    {
        IServiceProvider services = endpoints.ServiceProvider;
        EventLogEndpoint recording = services.GetService<EventLogEndpoint>() ?? ActivatorUtilities.CreateInstance<EventLogEndpoint>(services);
        var subscribing = ActivatorUtilities.CreateInstance<SubscribeEndpoint>(services);
        endpoints.MapPost(pattern, recording.HandleJupyterAsync).RequireScope(endpoints, EventLogScopes.Write);
        endpoints.MapGet(pattern + "/subscribe", subscribing.HandleAsync).DisableRequestTimeout().RequireScope(endpoints, EventLogScopes.Stream).WithMetadata(new TakesTickets());
    }
}
