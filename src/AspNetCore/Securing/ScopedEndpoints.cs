using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SchemaPacks.Securing;

/// <summary>Gives endpoints the policy that <see cref="EventLogPolicy"/> names: the application's own, or the one that asks for a scope.</summary>
internal static class ScopedEndpoints
{
    private static readonly EventLogScopes[] Scopes = [EventLogScopes.Write, EventLogScopes.Read, EventLogScopes.Stream, EventLogScopes.Admin];

    /// <summary>Makes policies known by their names which the application did not define itself.</summary>
    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (EventLogScopes scope in Scopes)
            if (options.GetPolicy(Name(scope)) is null)
                options.AddPolicy(Name(scope), Policy(scope));
    }

    /// <summary>Asks for a policy.</summary>
    /// <param name="endpoint">One endpoint or a group.</param>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="scope">One scope.</param>
    public static IEndpointConventionBuilder RequireScope(this IEndpointConventionBuilder endpoint, IEndpointRouteBuilder endpoints, EventLogScopes scope)
    {
        string name = Name(scope);
        return endpoints.ServiceProvider.GetRequiredService<IOptions<AuthorizationOptions>>().Value.GetPolicy(name) is null
            ? endpoint.RequireAuthorization(Policy(scope))
            : endpoint.RequireAuthorization(name);
    }

    private static string Name(EventLogScopes scope) => $"EventLog.{scope}";

    private static AuthorizationPolicy Policy(EventLogScopes scope) => new AuthorizationPolicyBuilder().AddRequirements(new ScopeRequirement(scope)).Build();
}
