using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>An answer of indented JSON that a reader may keep and revalidate.</summary>
internal static class JsonAnswer
{
    /// <summary>Quotes and letters as they are: an answer is JSON by its content type, and <c>nosniff</c> keeps it from being read as a page.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Readable with { Indented = true };

    /// <param name="context">The request.</param>
    /// <param name="etag">Names this content; a reader that has it already gets 304.</param>
    /// <param name="write">Writes one JSON value.</param>
    public static async Task WriteAsync(HttpContext context, string etag, Action<Utf8JsonWriter> write)
    {
        if (Revalidation.IsCurrent(context, etag))
            return;
        context.Response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, Indented))
            write(writer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
