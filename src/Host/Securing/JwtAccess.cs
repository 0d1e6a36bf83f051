using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;
using SchemaPacks.Hosting.Settings;
using SchemaPacks.Securing;

namespace SchemaPacks.Hosting.Securing;

/// <summary>
/// Signed tokens beside keys. A token's <c>scope</c>, <c>scp</c> or <c>roles</c> says what its holder may do: <c>eventlog.write</c>, <c>eventlog.read</c>,
/// <c>eventlog.stream</c>, <c>eventlog.admin</c>; <c>eventlog_schemas</c>, which schemas he may write. Without any of them he may do nothing.
/// </summary>
internal static class JwtAccess
{
    private const string ScopePrefix = "eventlog.";
    private const int JwtDots = 2;

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10); // after a token by an unknown key: an issuer changes keys, and anybody may send such tokens
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] ScopeClaims = ["scope", "scp", "roles"];
    private static readonly string[] NameClaims = ["client_id", "azp", "sub"];

    public static void AddJwtAccess(this IServiceCollection services, JwtSettings settings)
    {
        services.TryAddSingleton<IAuthenticationConfigurationProvider, NoConfiguration>();
        new AuthenticationBuilder(services).AddJwtBearer(JwtBearerDefaults.AuthenticationScheme, options => Configure(options, settings));
        services.AddSingleton<IssuerReach>().PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, TakeNoFormerKeys);
        services.Configure<EventLogKeyOptions>(SchemaPacksServices.EventLogKeyScheme, options =>
            options.ForwardDefaultSelector = context => IsJwt(context.Request.Headers.Authorization) ? JwtBearerDefaults.AuthenticationScheme : null);
    }

    private static void Configure(JwtBearerOptions options, JwtSettings settings)
    {
        options.MapInboundClaims = false;
        options.Authority = settings.Authority?.AbsoluteUri;
        options.RequireHttpsMetadata = settings.Authority?.Scheme == Uri.UriSchemeHttps;
        options.IncludeErrorDetails = false;
        options.RefreshInterval = AskAgain;
        options.BackchannelTimeout = Patience;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            ValidIssuer = settings.Issuer,
            IssuerSigningKey = settings.PublicKey is { } pem ? JwtSigningKey.Of(pem) : null,
            NameClaimType = ClaimTypes.Name,
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                context.Principal = new ClaimsPrincipal(new ClaimsIdentity(Rights(context.Principal!), context.Scheme.Name));
                return Task.CompletedTask;
            },
            OnAuthenticationFailed = context => context.HttpContext.RequestServices.GetRequiredService<IssuerReach>().LookAsync(context),
            OnChallenge = IssuerReach.AnswerAsync,
        };
    }

    // An issuer who shows a key no more has taken it back. By default it would be good for another hour.
    private static void TakeNoFormerKeys(JwtBearerOptions options)
    {
        if (options.ConfigurationManager is BaseConfigurationManager issuer)
            issuer.UseLastKnownGoodConfiguration = false;
    }

    private static IEnumerable<Claim> Rights(ClaimsPrincipal token)
    {
        if (NameClaims.Select(token.FindFirst).FirstOrDefault(claim => claim is not null) is { } name)
            yield return new Claim(ClaimTypes.Name, name.Value);
        yield return new Claim(EventLogClaims.Scope, ""); // so that a token without scopes is not taken for a user of the application's own
        foreach (string scope in ScopeClaims.SelectMany(token.FindAll).SelectMany(claim => claim.Value.Split(' ')))
            if (scope.StartsWith(ScopePrefix, StringComparison.Ordinal))
                yield return new Claim(EventLogClaims.Scope, scope[ScopePrefix.Length..]);
        foreach (Claim schemas in token.FindAll(EventLogClaims.Schemas))
            if (Routing.SchemaFilter.IsPattern(schemas.Value))
                yield return new Claim(EventLogClaims.Schemas, schemas.Value);
            else
                yield return new Claim(EventLogClaims.Schemas, "!*"); // not understood: nothing may be written
    }

    // Three parts between dots, of which the first is an object in Base64: {"
    private static bool IsJwt(string? header) =>
        header is not null && header.StartsWith("Bearer eyJ", StringComparison.OrdinalIgnoreCase) && header.AsSpan().Count('.') == JwtDots;

    /// <summary>Schemes are not configured by a section of their own: <c>AddAuthentication</c>, which would bring that, also writes keys into the user's home.</summary>
    private sealed class NoConfiguration : IAuthenticationConfigurationProvider
    {
        public IConfiguration AuthenticationConfiguration { get; } = new ConfigurationBuilder().Build();
    }
}
