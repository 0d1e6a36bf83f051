using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SchemaPacks.Receiving;

/// <summary>
/// Which bodies are read: <c>application/json</c> or <c>application/…+json</c>, UTF-8, not compressed. A page of another site can send
/// none of these without asking first (CORS), which <c>text/plain</c> and forms would let it.
/// </summary>
internal static class BodyType
{
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public static string? Refusal(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            return "the body is compressed: send it as it is";
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            return "the request has no valid 'Content-Type': send 'application/json'";
        bool json = type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
            && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
        if (!json)
            return "the body's content type is not JSON: send 'application/json'";
        return type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? "the body's charset is not UTF-8: send 'application/json' without a charset"
            : null;
    }
}
