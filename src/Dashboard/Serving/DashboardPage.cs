using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SchemaPacks.Serving;

/// <summary>The one page, at every address below the dashboard's: its script shows the screen that the address names.</summary>
internal sealed class DashboardPage(DashboardBundle bundle, string apiPrefix)
{
    // No <base> element: with 'base-uri none' nobody else can place one either, so the addresses are written whole.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public Task HandleAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.StatusCode = bundle.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status501NotImplemented;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(Text(context), context.RequestAborted);
    }

    private string Text(HttpContext context)
    {
        if (!bundle.IsComplete)
            return AbsentPage.Html;
        string start = context.Request.PathBase.ToUriComponent();
        string folder = HtmlEncoder.Default.Encode(start + Folder(context));
        string api = HtmlEncoder.Default.Encode(start + apiPrefix);
        return bundle.Index
            .Replace("\"./", $"\"{folder}", StringComparison.Ordinal)
            .Replace("<html ", $"<html data-base=\"{folder}\" data-api=\"{api}\" ", StringComparison.Ordinal);
    }

    // The address as mapped, groups included: /tools/eventlog/{**path} is /tools/eventlog/.
    private static string Folder(HttpContext context)
    {
        string pattern = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.RawText!;
        return string.Concat("/", pattern[..pattern.IndexOf('{', StringComparison.Ordinal)].TrimStart('/'));
    }
}
