using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SchemaPacks.Recording;
using SchemaPacks.Securing;
using SchemaPacks.Serving;

namespace SchemaPacks;

/// <summary>What the endpoints of <see cref="SchemaPacksEndpoints"/> can use beside <c>AddSchemaPacks</c>.</summary>
public static class SchemaPacksServices
{
    /// <summary>The authentication scheme of <see cref="AddEventLogKeys"/>.</summary>
    public const string EventLogKeyScheme = "EventLogKey";

    internal const string RegistryCheck = "registry";

    /// <summary>
    /// Asks for a key as <c>Authorization: Bearer …</c> at every address that does not allow anonymous requests, also at addresses that do not exist. The sender's
    /// name is the key's. The service <see cref="EventLogKeyRing"/> replaces keys while the application runs.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="keys">The keys at the start.</param>
    /// <exception cref="ArgumentException">Two keys have one name or one hash.</exception>
    public static IServiceCollection AddEventLogKeys(this IServiceCollection services, params IEnumerable<EventLogKey> keys)
    {
        // AddAuthentication would add data protection, which writes keys into the user's home; these keys need none.
        services.AddAuthenticationCore(options => options.DefaultScheme ??= EventLogKeyScheme).AddWebEncoders().TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new EventLogKeyRing(keys)).AddSingleton<Sessions>().AddSingleton<Tickets>().AddSingleton<WrongKeys>().AddSingleton<EventLogEndpoint>();
        new AuthenticationBuilder(services).AddScheme<EventLogKeyOptions, EventLogKeyHandler>(EventLogKeyScheme, null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(EventLogKeyScheme).RequireAuthenticatedUser().Build());
        services.PostConfigure<AuthorizationOptions>(ScopedEndpoints.AddPolicies);
        return services;
    }

    /// <summary>
    /// Adds the checks <c>registry</c> (healthy once packs have been loaded), <c>handlers</c> (unhealthy while a required one fails, degraded while another does or
    /// records wait long) and <c>storage</c> (whether there is disk for records). <see cref="EventLogHealthOptions"/> says from when on.
    /// </summary>
    /// <param name="checks">The application's health checks.</param>
    public static IHealthChecksBuilder AddSchemaPacks(this IHealthChecksBuilder checks) => checks
        .AddCheck<RegistryHealthCheck>(RegistryCheck)
        .AddCheck<HandlerHealthCheck>("handlers")
        .AddCheck<StorageHealthCheck>("storage");
}
