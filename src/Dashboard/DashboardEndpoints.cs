using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SchemaPacks.Serving;

namespace SchemaPacks;

/// <summary>Maps the dashboard to an address.</summary>
public static class DashboardEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Whether this assembly has the dashboard's pages. It lacks them where it was built from source without Node.js; the package always has them.
    /// </summary>
    public static bool IsDashboardIncluded => DashboardBundle.Included.IsComplete;

    /// <summary>
    /// Maps the dashboard: its page at <paramref name="pattern"/> and below, and its files at <c>{pattern}/assets/…</c>. The page reads everything from
    /// the addresses of <c>MapEventLog</c> and <c>MapSchemaRegistry</c>, with the credentials of whoever signs in there. It holds no data itself,
    /// so anyone may load it, unless <c>RequireAuthorization()</c> is called on what comes back.
    /// </summary>
    /// <param name="endpoints">The application, or a group of addresses.</param>
    /// <param name="pattern">Where the dashboard is; no parameters, no final slash.</param>
    /// <param name="apiPrefix">What the addresses of the data begin with, below the application's path base; no final slash.</param>
    /// <exception cref="ArgumentException">The pattern has parameters.</exception>
    /// <example><code>app.MapDashboard();</code></example>
    public static IEndpointConventionBuilder MapDashboard(this IEndpointRouteBuilder endpoints, string pattern = "/eventlog", string apiPrefix = "/api")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        ArgumentNullException.ThrowIfNull(apiPrefix);
        if (pattern.Contains('{', StringComparison.Ordinal))
            throw new ArgumentException("The dashboard's address has no parameters: map it to one such as '/eventlog'.", nameof(pattern));

        var bundle = DashboardBundle.Included;
        var page = new DashboardPage(bundle, apiPrefix);
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        group.MapMethods("/assets/{name}", Methods, new AssetEndpoint(bundle).HandleAsync);
        group.MapMethods("/{**path}", Methods, page.HandleAsync);
        ((IEndpointConventionBuilder)group).Finally(OpenUnlessProtected);
        return group;
    }

    private static void OpenUnlessProtected(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<IAuthorizeData>().Any() && !endpoint.Metadata.OfType<AuthorizationPolicy>().Any())
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }
}
