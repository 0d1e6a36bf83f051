using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SchemaPacks.Serving;

/// <summary>
/// Reads <c>{id}</c> and <c>{version}</c> from an address as the sender wrote it. The framework decodes <c>%25</c> and leaves
/// <c>%2F</c>, so that after it <c>a%2Fb</c> and <c>a%252Fb</c> are the same; here each part is decoded exactly once.
/// </summary>
internal static class SchemaAddress
{
    /// <param name="request">The request.</param>
    /// <param name="prefix">What comes before the id: <c>/api/schemas/</c>.</param>
    /// <returns>The parts after the prefix, decoded; null when the address begins in another way.</returns>
    public static string[]? Parts(HttpRequest request, string prefix)
    {
        string target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int path = target.StartsWith('/') ? 0 : target.IndexOf('/', target.IndexOf("//", StringComparison.Ordinal) + 2);
        int query = target.IndexOf('?', StringComparison.Ordinal);
        if (path < 0)
            return null;
        target = target[path..(query < 0 ? target.Length : query)];
        string start = request.PathBase.ToUriComponent() + prefix;
        return target.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            ? [.. target[start.Length..].Split('/').Select(Uri.UnescapeDataString)]
            : null;
    }

    public static string Of(SchemaKey key, string start) =>
        $"{start}{Uri.EscapeDataString(key.Id)}/{Uri.EscapeDataString(key.Version.Text)}";
}
