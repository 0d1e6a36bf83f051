using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary>A list of schemas, whole or a page of it.</summary>
internal static class SchemaListAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="revision">The registry that they are from.</param>
    /// <param name="schemas">The schemas, in order.</param>
    /// <param name="outlines">What is known of each beyond its title.</param>
    /// <param name="start">What the schemas' addresses begin with.</param>
    public static Task WriteAsync(HttpContext context, RegistryRevision revision, IReadOnlyList<EventSchema> schemas, SchemaOutlines outlines, string start)
    {
        HttpRequest request = context.Request;
        (SchemaFilterQuery query, string? refusal) = SchemaFilterQuery.Read(request.Query);
        if (refusal is not null)
            return new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, refusal).WriteAsync(context);

        IReadOnlyList<EventSchema> page = query.Page(schemas, outlines, out string? after);
        string? next = after is null ? null : $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{SchemaFilterQuery.WithAfter(request.Query, after)}";
        if (next is not null)
            context.Response.Headers[HeaderNames.Link] = $"<{next}>; rel=\"next\"";
        return JsonAnswer.WriteAsync(context, RevisionTag.Of(revision.Number.ToString(CultureInfo.InvariantCulture), revision.Digest), writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("schemas"u8);
            foreach (EventSchema schema in page)
                Write(writer, schema, outlines.Of(schema), start);
            writer.WriteEndArray();
            if (next is not null)
                writer.WriteString("next"u8, next);
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, EventSchema schema, SchemaOutline outline, string start)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, schema.Key.Id);
        writer.WriteString("version"u8, schema.Key.Version.Text);
        writer.WriteString("title"u8, schema.Title);
        writer.WriteString("description"u8, schema.Description);
        writer.WriteString("owner"u8, outline.Owner);
        writer.WriteBoolean("deprecated"u8, outline.IsDeprecated);
        writer.WriteStartArray("properties"u8);
        foreach (string name in outline.Properties)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteString("dialect"u8, schema.Dialect);
        writer.WriteString("hash"u8, schema.ContentHash);
        writer.WriteString("href"u8, SchemaAddress.Of(schema.Key, start));
        writer.WriteStartArray("origins"u8);
        foreach (SchemaOrigin origin in schema.Origins)
        {
            writer.WriteStartObject();
            writer.WriteString("pack"u8, origin.Pack);
            writer.WriteString("resource"u8, origin.Resource);
            if (origin.Package is { } package)
                PackageJson.Write(writer, package);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
