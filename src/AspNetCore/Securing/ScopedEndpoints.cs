using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SchemaPacks.Securing;

/// <summary>Gives endpoints the policy that <see cref="EventLogPolicy"/> names: the application's own, or the one that asks for a scope.</summary>
internal static class ScopedEndpoints
{
    /// <param name="endpoint">One endpoint or a group.</param>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="scope">One scope.</param>
    public static IEndpointConventionBuilder RequireScope(this IEndpointConventionBuilder endpoint, IEndpointRouteBuilder endpoints, EventLogScopes scope)
    {
        string name = $"EventLog.{scope}";
        return endpoints.ServiceProvider.GetRequiredService<IOptions<AuthorizationOptions>>().Value.GetPolicy(name) is null
            ? endpoint.RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(new ScopeRequirement(scope)).Build())
            : endpoint.RequireAuthorization(name);
    }
}
