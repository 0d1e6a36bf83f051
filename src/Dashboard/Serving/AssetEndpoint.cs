using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SchemaPacks.Serving;

/// <summary>One file of the bundle. Its name holds a hash of its content, so whoever has it never needs to ask again.</summary>
internal sealed class AssetEndpoint(DashboardBundle bundle)
{
    public async Task HandleAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        string name = context.Request.RouteValues["name"] as string ?? "";
        if (bundle.Find(name, "gz") is not { } zipped || bundle.Find(name, "br") is not { } brotli)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.ContentType = ContentType(name);
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.XContentTypeOptions = "nosniff";
        byte[] content = Accepts(context.Request, "br") ? Coded(response, "br", brotli) : Accepts(context.Request, "gzip") ? Coded(response, "gzip", zipped) : Unpack(zipped);
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(content, context.RequestAborted);
    }

    private static byte[] Coded(HttpResponse response, string coding, byte[] content)
    {
        response.Headers.ContentEncoding = coding;
        return content;
    }

    private static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is null or > 0);

    private static byte[] Unpack(byte[] zipped)
    {
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
