using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;

namespace SchemaPacks.Securing;

/// <summary>Reads <c>Authorization: Bearer …</c>. Challenges and refusals are problems.</summary>
internal sealed class EventLogTokenHandler(IOptionsMonitor<EventLogTokenOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<EventLogTokenOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    private static readonly AuthenticateResult Wrong = AuthenticateResult.Fail("The token is wrong.");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count == 0)
            return Task.FromResult(AuthenticateResult.NoResult());
        bool right = header.Count == 1 && header[0] is { } text && text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && Options.Is(text.AsSpan(Prefix.Length).Trim(' '));
        return Task.FromResult(right ? AuthenticateResult.Success(Ticket()) : Wrong);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        await StatusProblem.For(StatusCodes.Status401Unauthorized).WriteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        StatusProblem.For(StatusCodes.Status403Forbidden).WriteAsync(Context);

    private AuthenticationTicket Ticket()
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "token")], Scheme.Name);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name);
    }
}
