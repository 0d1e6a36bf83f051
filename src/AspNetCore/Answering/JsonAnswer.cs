using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>An answer of indented JSON that a reader may keep and revalidate.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

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
