using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Securing;

/// <summary>Tells a browser's request from another site (cross-site request forgery) by the headers that pages cannot set.</summary>
internal static class RequestOrigin
{
    /// <returns>Why a request of another site's page is refused, or null.</returns>
    public static Problem? Refusal(HttpRequest request, ISet<string> allowedOrigins) => IsOwn(request) || (request.Headers.Origin is [{ Length: > 0 } origin] && allowedOrigins.Contains(origin))
        ? null
        : new Problem(StatusCodes.Status403Forbidden, Diagnostics.Forbidden,
            "the request comes from a page of another site: the operator of this host can list its origin in 'Http:AllowedOrigins'");

    /// <returns>True for a request from this host's own pages, or from no browser at all.</returns>
    public static bool IsOwn(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
