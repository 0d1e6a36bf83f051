using Microsoft.AspNetCore.Cors.Infrastructure;

namespace SchemaPacks.Hosting.Securing;

/// <summary>
/// What pages of listed sites may do from a browser (CORS): what their key may. Browsers send them no cookie for this host, so that a visitor's own session is never at work. Any
/// header may be sent, since senders choose those of CloudEvents (<c>ce-…</c>).
/// </summary>
internal static class ForeignPages
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public static void Allow(CorsPolicyBuilder policy, IEnumerable<string> origins) => policy
        .WithOrigins([.. origins]).WithMethods("GET", "POST").AllowAnyHeader().DisallowCredentials()
        .WithExposedHeaders("ETag", "Link", "Preference-Applied", "Retry-After").SetPreflightMaxAge(Remembered);
}
