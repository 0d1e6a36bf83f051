using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /docs/diagnostics</c> and <c>/docs/diagnostics/SP5001</c>: HTML for browsers, the Markdown itself for everyone else.</summary>
internal static class DiagnosticPagesEndpoint
{
    public static Task IndexAsync(HttpContext context) => WriteAsync(context, DiagnosticPage.Index(), "Diagnostics", asWritten: false);

    public static Task PageAsync(HttpContext context)
    {
        string name = context.GetRouteValue("code")?.ToString() ?? "";
        bool asWritten = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        string code = (asWritten ? name[..^3] : name).ToUpperInvariant();
        return DiagnosticPage.Find(code) is { } page
            ? WriteAsync(context, page, code, asWritten)
            : new Problem(StatusCodes.Status404NotFound, Diagnostics.NotFound, "no diagnostic has this code: /docs/diagnostics lists all of them").WriteAsync(context);
    }

    private static Task WriteAsync(HttpContext context, string markdown, string title, bool asWritten)
    {
        HttpResponse response = context.Response;
        bool html = !asWritten && context.Request.GetTypedHeaders().Accept
            .Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
        response.ContentType = html ? "text/html; charset=utf-8" : "text/markdown; charset=utf-8";
        response.Headers.Vary = "Accept";
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = DiagnosticPage.ContentSecurityPolicy;
        string folder = $"{context.Request.PathBase.ToUriComponent()}{DiagnosticLink.Folder}/";
        return response.WriteAsync(html ? DiagnosticPage.Html(markdown, title, folder) : markdown, context.RequestAborted);
    }
}
