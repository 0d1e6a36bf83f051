namespace SchemaPacks.Hosting.Securing;

/// <summary>Headers that every answer has: nothing here is to be sniffed, framed, scripted or embedded by other sites.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(Add, context.Response);
        return next(context);
    });

    // As late as possible: an answer that is begun anew after a failure loses what it had before.
    private static Task Add(object response)
    {
        IHeaderDictionary headers = ((HttpResponse)response).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return Task.CompletedTask;
    }
}
