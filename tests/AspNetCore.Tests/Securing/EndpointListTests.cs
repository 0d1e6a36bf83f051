using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Securing;

public sealed class EndpointListTests
{
    private const string Again = "/again";

    /// <summary>As <c>docs/security.md</c> lists them.</summary>
    private static readonly string[] Open = ["/docs/diagnostics", "/docs/diagnostics/{code}", "/healthz/live", "/healthz/ready", "/healthz/startup"];

    private static readonly string[] SignsIn = ["/api/session", "/api/tickets"];

    [Fact]
    public async Task Every_address_asks_for_credentials_but_those_that_are_listed()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(services: services => services.AddHealthChecks(), map: MapAll);
        RouteEndpoint[] endpoints = [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        endpoints.Should().HaveCountGreaterThan(20);
        endpoints.Where(IsOpen).Select(Shown).Should().BeEquivalentTo(Open);
        app.Client.DefaultRequestHeaders.Authorization = null;
        foreach (RouteEndpoint endpoint in endpoints.Where(endpoint => !IsOpen(endpoint)))
        {
            (endpoint.Metadata.GetMetadata<IAuthorizeData>() ?? (object?)endpoint.Metadata.GetMetadata<AuthorizationPolicy>())
                .Should().NotBeNull("'{0}' decides who may use it, and does not leave that to the application", Shown(endpoint));
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                (await app.SendAsync(new HttpRequestMessage(new HttpMethod(method), Address(endpoint)))).ShouldBeProblem(401, "SP8003");
        }
    }

    [Fact]
    public async Task Every_address_refuses_a_key_that_may_do_nothing_but_those_by_which_one_signs_in()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(services: services => services.AddHealthChecks(), map: MapAll);
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([EventLogKey.OfToken("nobody", RunningApplication.Token) with { Scopes = EventLogScopes.None }]);
        RouteEndpoint[] closed = [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsOpen(endpoint) && !SignsIn.Contains(Shown(endpoint)))];
        closed.Should().HaveCountGreaterThan(15);
        foreach (RouteEndpoint endpoint in closed)
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                (await app.SendAsync(new HttpRequestMessage(new HttpMethod(method), Address(endpoint)))).ShouldBeProblem(403, "SP8004");
    }

    [Fact]
    public async Task An_address_that_does_not_exist_tells_nobody_so_who_has_no_key()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await app.GetAsync("/api/nothing")).ShouldBeProblem(404, "SP8008");
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.GetAsync("/api/nothing")).ShouldBeProblem(401, "SP8003");
    }

    // Whatever the package maps, what it will map tomorrow too; once more than the application itself, at other addresses.
    private static void MapAll(IEndpointRouteBuilder application)
    {
        foreach (MethodInfo map in typeof(SchemaPacksEndpoints).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name.StartsWith("Map", StringComparison.Ordinal) && method.GetParameters()[0].ParameterType == typeof(IEndpointRouteBuilder)))
            map.Invoke(null, [application, .. map.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue is string address ? Again + address : parameter.DefaultValue)]);
    }

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Address(RouteEndpoint endpoint) =>
        "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace("{**", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private static string Shown(RouteEndpoint endpoint)
    {
        string address = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return address.StartsWith(Again, StringComparison.Ordinal) ? address[Again.Length..] : address;
    }
}
