using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SchemaPacks.Answering;

/// <summary>Entity tags: what a reader has may be used again once this host has said that it is still current.</summary>
internal static class Revalidation
{
    /// <summary>Sets the headers of a kept answer, and answers 304 when the reader has this content.</summary>
    public static bool IsCurrent(HttpContext context, string etag)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = etag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        var tag = EntityTagHeaderValue.Parse(etag);
        bool current = context.Request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
        if (current)
            response.StatusCode = StatusCodes.Status304NotModified;
        return current;
    }
}
