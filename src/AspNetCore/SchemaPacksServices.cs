using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SchemaPacks.Securing;
using SchemaPacks.Serving;

namespace SchemaPacks;

/// <summary>What the endpoints of <see cref="SchemaPacksEndpoints"/> can use beside <c>AddSchemaPacks</c>.</summary>
public static class SchemaPacksServices
{
    /// <summary>The authentication scheme of <see cref="AddEventLogToken"/>.</summary>
    public const string EventLogTokenScheme = "EventLogToken";

    /// <summary>
    /// Asks for one token as <c>Authorization: Bearer …</c> at every address that does not allow anonymous requests, also at
    /// addresses that do not exist. The sender's name is <c>token</c>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets <see cref="EventLogTokenOptions.Token"/>.</param>
    public static IServiceCollection AddEventLogToken(this IServiceCollection services, Action<EventLogTokenOptions> configure)
    {
        // AddAuthentication would add data protection, which writes keys into the user's home; a token needs none.
        services.AddAuthenticationCore(options => options.DefaultScheme ??= EventLogTokenScheme).AddWebEncoders().TryAddSingleton(TimeProvider.System);
        new AuthenticationBuilder(services).AddScheme<EventLogTokenOptions, EventLogTokenHandler>(EventLogTokenScheme, configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(EventLogTokenScheme).RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>
    /// Adds the checks <c>registry</c> (healthy once packs have been loaded), <c>handlers</c> (unhealthy while a required one fails, degraded while another does or
    /// records wait long) and <c>storage</c> (whether there is disk for records). <see cref="EventLogHealthOptions"/> says from when on.
    /// </summary>
    /// <param name="checks">The application's health checks.</param>
    public static IHealthChecksBuilder AddSchemaPacks(this IHealthChecksBuilder checks) => checks
        .AddCheck<RegistryHealthCheck>("registry")
        .AddCheck<HandlerHealthCheck>("handlers")
        .AddCheck<StorageHealthCheck>("storage");
}
