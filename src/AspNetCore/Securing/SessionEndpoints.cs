using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;

namespace SchemaPacks.Securing;

/// <summary><c>/api/session</c> and <c>/api/tickets</c>: a key becomes a browser's session, or a ticket for one stream.</summary>
internal sealed class SessionEndpoints(Sessions sessions, Tickets tickets, IOptionsMonitor<EventLogKeyOptions> options)
{
    /// <summary><c>GET /api/session</c>: <c>{"name":"web-shop","scopes":["write"],"anonymous":[]}</c>, the latter being what anybody may do.</summary>
    public Task ShowAsync(HttpContext context) => FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, context.User.Identity?.Name);
        writer.WriteStartArray("scopes"u8);
        foreach (System.Security.Claims.Claim scope in context.User.FindAll(EventLogClaims.Scope))
            if (scope.Value.Length > 0) // what says that there are no others
                writer.WriteStringValue(scope.Value);
        writer.WriteEndArray();
        writer.WriteStartArray("anonymous"u8);
        foreach (string scope in ScopeNames.All(options.Get(SchemaPacksServices.EventLogKeyScheme).Anonymous))
            writer.WriteStringValue(scope);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary><c>POST /api/session</c>: 204 and a cookie for whoever presents a key.</summary>
    public Task BeginAsync(HttpContext context)
    {
        if (Refusal(context) is { } refusal)
            return refusal.WriteAsync(context);
        if (context.Request.Headers.Authorization.Count == 0 || !sessions.TryBegin(context))
            return StatusProblem.For(StatusCodes.Status401Unauthorized).WriteAsync(context);
        return NothingToSay(context);
    }

    /// <summary><c>DELETE /api/session</c>: 204, and the cookie is good for nothing.</summary>
    public Task EndAsync(HttpContext context)
    {
        if (Refusal(context) is { } refusal)
            return refusal.WriteAsync(context);
        sessions.End(context);
        return NothingToSay(context);
    }

    /// <summary><c>POST /api/tickets</c>: <c>{"ticket":"…","expires":"2026-11-29T12:00:30Z"}</c>.</summary>
    public Task IssueAsync(HttpContext context)
    {
        if (Refusal(context) is { } refusal)
            return refusal.WriteAsync(context);
        (string ticket, DateTimeOffset ends) = tickets.Issue(context);
        return FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("ticket"u8, ticket);
            writer.WriteString("expires"u8, ends.UtcDateTime);
            writer.WriteEndObject();
        });
    }

    private static Problem? Refusal(HttpContext context) => RequestOrigin.IsOwn(context.Request)
        ? null
        : new Problem(StatusCodes.Status403Forbidden, Diagnostics.Forbidden, "the request comes from a page of another site, which may not sign in here");

    private static Task NothingToSay(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
