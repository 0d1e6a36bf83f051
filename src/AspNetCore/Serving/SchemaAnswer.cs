using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary>One schema, in the form that the reader asked for.</summary>
internal static class SchemaAnswer
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static async Task WriteAsync(HttpContext context, EventSchema schema)
    {
        HttpResponse response = context.Response;
        if (SchemaForms.Of(context.Request) is not { } form)
        {
            await new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, "the format is unknown: ask for 'json', 'pretty' or 'yaml'").WriteAsync(context);
            return;
        }

        response.Headers.Vary = "Accept";
        if (Revalidation.IsCurrent(context, Tag(schema, form)))
            return;
        response.ContentType = form == SchemaForm.Yaml ? "application/yaml" : "application/schema+json";
        ReadOnlyMemory<byte> body = form switch
        {
            SchemaForm.Json => schema.CanonicalJson,
            SchemaForm.Pretty => Pretty(schema.CanonicalJson),
            _ => Encoding.UTF8.GetBytes(schema.Text),
        };
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    // Only canonical JSON has the hash as its strong tag: one content may be written in several ways.
    private static string Tag(EventSchema schema, SchemaForm form) => form switch
    {
        SchemaForm.Json => $"\"{schema.ContentHash}\"",
        SchemaForm.Pretty => $"\"{schema.ContentHash}-pretty\"",
        _ => $"W/\"{schema.ContentHash}-yaml\"",
    };

    private static byte[] Pretty(ReadOnlyMemory<byte> canonicalJson)
    {
        using JsonDocument document = JsonDocument.Parse(canonicalJson, new JsonDocumentOptions { MaxDepth = 256 });
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Indented))
            document.WriteTo(writer);
        text.WriteByte((byte)'\n');
        return text.ToArray();
    }
}
