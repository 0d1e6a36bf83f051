using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Answering;
using SchemaPacks.Describing;
using SchemaPacks.Explaining;
using SchemaPacks.Recording;
using SchemaPacks.Securing;
using SchemaPacks.Serving;

namespace SchemaPacks;

/// <summary>
/// Maps the event log and the registry to addresses. What shows or takes data asks for a policy of
/// <see cref="EventLogPolicy"/>; add <c>RequireAuthorization("policy")</c> to ask for more, or <c>AllowAnonymous()</c> to open it.
/// </summary>
/// <example>
/// <code>
/// app.UseProblemResponses();
/// app.MapEventLog();
/// app.MapSchemaRegistry();
/// app.MapDiagnosticPages();
/// app.MapHealth();
/// </code>
/// </example>
public static class SchemaPacksEndpoints
{
    /// <summary>
    /// Maps <c>POST /api/eventlog</c>, which records <c>{"schema":"…","version":1,"event":{…}}</c> and answers 204, or a problem
    /// that says why not; or several of them, as an array or as <c>application/x-ndjson</c>. Configure it by <see cref="EventLogEndpointOptions"/>.
    /// Below it, <c>POST /api/eventlog/explain</c> says what would become of an event and records nothing; an application with an <see cref="IEventLog"/> of its own has it not.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address.</param>
    public static IEndpointConventionBuilder MapEventLog(this IEndpointRouteBuilder endpoints, string pattern = "/api/eventlog")
    {
        EventLogEndpoint endpoint = Endpoint(endpoints.ServiceProvider);
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        group.MapPost("", endpoint.HandleAsync).WithMetadata(new DescribedAs("/api/eventlog", pattern));
        if (endpoints.ServiceProvider.GetService<EventLog>() is { } log)
            group.MapPost("/explain", ActivatorUtilities.CreateInstance<ExplainEndpoint>(endpoints.ServiceProvider, log).HandleAsync).WithMetadata(new DescribedAs("/api/eventlog/explain", $"{pattern}/explain"));
        return group.RequireScope(endpoints, EventLogScopes.Write);
    }

    /// <summary>
    /// Maps <c>GET /api/registry</c> and <c>/api/registry/{digest}</c>, <c>/api/packs</c>, <c>/api/schemas</c>, <c>/api/schemas/{id}</c>, <c>/api/schemas/{id}/compare</c>,
    /// <c>/api/schemas/{id}/{version}</c> and <c>/api/schemas/{id}/{version}/examples</c>, where the id is percent-encoded whole, and the same by query:
    /// <c>/api/schemas/by-id?id=…&amp;version=…</c>, <c>/api/schemas/compare?id=…</c> and <c>/api/schemas/examples?id=…&amp;version=…</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">What the addresses begin with; no parameters, no final slash.</param>
    public static IEndpointConventionBuilder MapSchemaRegistry(this IEndpointRouteBuilder endpoints, string prefix = "/api")
    {
        var registry = endpoints.ServiceProvider.GetRequiredService<IEventSchemaRegistry>();
        var schemas = new SchemaEndpoints(registry, $"{prefix}/schemas/");
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        group.MapGet("/registry", new RegistryEndpoint(registry).HandleAsync);
        group.MapGet("/registry/{digest}", new RegistryHistory(registry).HandleAsync);
        group.MapGet("/packs", new PacksEndpoint(registry, registry as SchemaRegistry).HandleAsync);
        group.MapGet("/schemas", schemas.ListAsync);
        group.MapGet("/schemas/by-id", schemas.FindByQueryAsync);
        group.MapGet("/schemas/compare", schemas.CompareByQueryAsync);
        group.MapGet("/schemas/examples", schemas.ExamplesByQueryAsync);
        group.MapGet("/schemas/{**address}", schemas.FindByAddressAsync).WithMetadata(
            [.. ((string[])["{id}", "{id}/{version}", "{id}/{version}/examples", "{id}/compare"]).Select(address => new DescribedAs($"/api/schemas/{address}", $"{prefix}/schemas/{address}"))]);
        return group.RequireScope(endpoints, EventLogScopes.Read);
    }

    /// <summary>
    /// Maps <c>/api/session</c>, by which a page of this host signs in with a key and is known by a cookie afterwards, and <c>POST /api/tickets</c>, which gives out
    /// what stands in the address of one stream in place of a key. Needs <c>AddEventLogKeys</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">What the addresses begin with; no parameters, no final slash.</param>
    public static IEndpointConventionBuilder MapSessions(this IEndpointRouteBuilder endpoints, string prefix = "/api")
    {
        var sessions = ActivatorUtilities.CreateInstance<SessionEndpoints>(endpoints.ServiceProvider);
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        group.MapGet("/session", sessions.ShowAsync);
        group.MapPost("/session", sessions.BeginAsync);
        group.MapDelete("/session", sessions.EndAsync);
        group.MapPost("/tickets", sessions.IssueAsync);
        return group.RequireAuthorization();
    }

    /// <summary>
    /// Takes events of senders with a key of <c>AddEventLogKeys</c> before anything that comes after, such as routing and authorization: about a quarter of a small
    /// event's cost. Use it after <see cref="UseProblemResponses"/>. Conventions of <see cref="MapEventLog"/>, such as further policies, do not hold for these requests.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="path">The address of <see cref="MapEventLog"/>.</param>
    public static IApplicationBuilder UseEventLogShortcut(this IApplicationBuilder app, string path = "/api/eventlog") =>
        app.UseMiddleware<KeyShortcut>(Endpoint(app.ApplicationServices), new PathString(path));

    /// <summary>
    /// Maps <c>GET /openapi/v1.json</c>, which describes what is mapped here (OpenAPI 3.1), with each loaded schema as an event that may be posted and an example of it. It follows the registry.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address.</param>
    public static IEndpointConventionBuilder MapEventLogDescription(this IEndpointRouteBuilder endpoints, string pattern = "/openapi/v1.json")
    {
        var description = new DescriptionEndpoint(endpoints.ServiceProvider.GetRequiredService<IEventSchemaRegistry>(), new CompositeEndpointDataSource(endpoints.DataSources));
        return endpoints.MapGet(pattern, description.HandleAsync).WithMetadata(new DescribedAs("/openapi/v1.json", pattern)).RequireScope(endpoints, EventLogScopes.Read);
    }

    /// <summary>Maps <c>GET /docs/diagnostics</c> and a page for each code, to which problems link. Anyone may read them.</summary>
    /// <param name="endpoints">The application.</param>
    public static IEndpointConventionBuilder MapDiagnosticPages(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder group = endpoints.MapGroup(DiagnosticLink.Folder);
        group.MapGet("", DiagnosticPagesEndpoint.IndexAsync);
        group.MapGet("/{code}", DiagnosticPagesEndpoint.PageAsync);
        return group.AllowAnonymous();
    }

    /// <summary>
    /// Maps <c>/healthz/live</c>, which answers 200 as long as the process answers at all; <c>/healthz/startup</c>, which does once packs have been loaded; and
    /// <c>/healthz/ready</c>, which does when every registered health check is met, and 503 otherwise. Anyone may ask; the answer is one word.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder group = endpoints.MapGroup("/healthz");
        group.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false });
        group.MapHealthChecks("/startup", new HealthCheckOptions { Predicate = check => check.Name == SchemaPacksServices.RegistryCheck });
        group.MapHealthChecks("/ready");
        return group.AllowAnonymous();
    }

    /// <summary>Maps <c>GET /api/health</c>: every registered health check with the reason why it is not met.</summary>
    /// <param name="endpoints">The application, with <c>AddHealthChecks</c>.</param>
    /// <param name="prefix">What the address begins with; no parameters, no final slash.</param>
    public static IEndpointConventionBuilder MapHealthReport(this IEndpointRouteBuilder endpoints, string prefix = "/api") =>
        endpoints.MapGet($"{prefix}/health", HealthReportEndpoint.HandleAsync).RequireScope(endpoints, EventLogScopes.Read);

    /// <summary>
    /// Gives every answer the headers that keep browsers from sniffing, framing, scripting or embedding it, and from telling other sites its address. Use it first.
    /// A page that needs more sets a <c>Content-Security-Policy</c> of its own.
    /// </summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.UseMiddleware<SecurityHeaders>();

    /// <summary>
    /// Makes every refusal of the framework itself, and every unhandled exception, a problem (RFC 9457) without the exception's text.
    /// Use it first, so that it covers what comes after.
    /// </summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseProblemResponses(this IApplicationBuilder app) => app.UseMiddleware<ProblemResponses>();

    // Where keys are used there is one, so that the shortcut and the mapped endpoint count a sender's events together.
    private static EventLogEndpoint Endpoint(IServiceProvider services) =>
        services.GetService<EventLogEndpoint>() ?? ActivatorUtilities.CreateInstance<EventLogEndpoint>(services);
}
