using Microsoft.AspNetCore.Authorization;

namespace SchemaPacks.Securing;

/// <summary>Asks for <see cref="EventLogClaims.Scope"/>. An authenticated user without any such claim is one of the application's own, who may write and read.</summary>
internal sealed class ScopeRequirement(EventLogScopes scope) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    private readonly string _name = ScopeNames.Of(scope);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && IsMet(context.User))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private bool IsMet(System.Security.Claims.ClaimsPrincipal user) =>
        user.HasClaim(EventLogClaims.Scope, _name)
        || (scope is EventLogScopes.Write or EventLogScopes.Read && user.FindFirst(EventLogClaims.Scope) is null);
}
