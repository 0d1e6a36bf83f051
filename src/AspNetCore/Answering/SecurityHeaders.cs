using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>Headers that every answer has: nothing here is to be sniffed, framed, scripted or embedded by other sites. A page that needs more sets a policy of its own.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ReferrerPolicy = "Referrer-Policy";

    public Task InvokeAsync(HttpContext context)
    {
        Add(context.Response.Headers);
        return next(context);
    }

    /// <summary>Throws away what an answer has so far, but for these headers where it has them.</summary>
    public static void Restart(HttpResponse response)
    {
        bool hasThem = response.Headers.ContainsKey(ReferrerPolicy);
        response.Clear();
        if (hasThem)
            Add(response.Headers);
    }

    private static void Add(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers[ReferrerPolicy] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }
}
