using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>An answer of JSON about this request alone, which nobody may keep.</summary>
internal static class FreshAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="mediaType">What the JSON is.</param>
    /// <param name="write">Writes one JSON value.</param>
    public static async Task WriteAsync(HttpContext context, int status, string mediaType, Action<Utf8JsonWriter> write)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        var body = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(body, JsonAnswer.Readable))
            write(writer);
        response.ContentLength = body.WrittenCount; // so that a sender whose connection ends early, as after 413, knows that it has all of it
        await response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
