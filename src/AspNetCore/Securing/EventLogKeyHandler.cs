using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;

namespace SchemaPacks.Securing;

/// <summary>Knows whoever makes a request by his key, his session or his ticket. Challenges and refusals are problems.</summary>
internal sealed class EventLogKeyHandler(
    IOptionsMonitor<EventLogKeyOptions> options, ILoggerFactory logger, UrlEncoder encoder, EventLogKeyRing ring, Sessions sessions, Tickets tickets, WrongKeys wrongKeys, TimeProvider time)
    : AuthenticationHandler<EventLogKeyOptions>(options, logger, encoder)
{
    private static readonly AuthenticateResult Wrong = AuthenticateResult.Fail("The key is wrong.");
    private static readonly AuthenticateResult Expired = AuthenticateResult.Fail("The key has expired.");

    private AuthenticateResult? _refusal;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_refusal is not null && !wrongKeys.TryCount(Context))
        {
            await StatusProblem.For(StatusCodes.Status429TooManyRequests).WriteAsync(Context);
            return;
        }

        Response.Headers.WWWAuthenticate = _refusal is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        Problem problem = StatusProblem.For(StatusCodes.Status401Unauthorized);
        await (_refusal == Expired ? problem with { Detail = "the key has expired: ask the operator of this host for another one" } : problem).WriteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        StatusProblem.For(StatusCodes.Status403Forbidden).WriteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        if (Request.Headers.Authorization is [{ } header, ..] all)
        {
            KeyHolder? holder = all.Count == 1 ? ring.Find(header) : null;
            _refusal = holder is null ? Wrong : holder.HasExpired(time) ? Expired : null;
            return _refusal ?? Success(holder!.Principal(), holder.Proof);
        }

        if (sessions.Find(Request) is { } session)
            return Success(session.Principal.Clone(), new Proof(session.Proof?.Key, session.Ends));
        if (tickets.Take(Context) is { } ticket)
            return Success(ticket.Principal.Clone(), ticket.Proof);
        return Options.Anonymous == EventLogScopes.None ? AuthenticateResult.NoResult() : Success(Anybody(), proof: null);
    }

    private AuthenticateResult Success(ClaimsPrincipal principal, Proof? proof)
    {
        Context.Features.Set(proof);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    private ClaimsPrincipal Anybody() =>
        new(new ClaimsIdentity(ScopeNames.All(Options.Anonymous).Select(scope => new Claim(EventLogClaims.Scope, scope)), Scheme.Name));
}
