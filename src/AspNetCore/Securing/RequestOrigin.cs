using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Securing;

/// <summary>Tells a browser's request from another site (cross-site request forgery) by the headers that pages cannot set.</summary>
internal static class RequestOrigin
{
    /// <returns>True for a request from this host's own pages, from an allowed origin, or from no browser at all.</returns>
    public static bool IsTrusted(HttpRequest request, ISet<string> allowedOrigins) =>
        (request.Headers.Origin is [{ Length: > 0 } origin] && allowedOrigins.Contains(origin)) || IsOwn(request);

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
