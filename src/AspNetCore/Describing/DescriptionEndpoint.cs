using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SchemaPacks.Answering;
using SchemaPacks.Serving;

namespace SchemaPacks.Describing;

/// <summary><c>GET /openapi/v1.json</c>: what this application answers, and each loaded schema as an event that may be posted (OpenAPI 3.1).</summary>
internal sealed class DescriptionEndpoint(IEventSchemaRegistry registry, EndpointDataSource endpoints)
{
    /// <summary>More would be megabytes, and the work of seconds.</summary>
    private const int MostSchemas = 500;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SchemaOutlines _outlines = new();
    private volatile Kept? _kept;

    public async Task HandleAsync(HttpContext context)
    {
        (SchemaFilterQuery query, string? refusal) = SchemaFilterQuery.Read(context.Request.Query);
        if (refusal is not null)
        {
            await new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, refusal).WriteAsync(context);
            return;
        }

        RegistryRevision revision = registry.Current;
        string asked = $"{context.Request.PathBase}{context.Request.QueryString}";
        if (Revalidation.IsCurrent(context, RevisionTag.Of(revision.Digest))) // each address has its own
            return;
        if (_kept is not { } kept || kept.Digest != revision.Digest || kept.Asked != asked)
            _kept = kept = new Kept(revision.Digest, asked, Write(context.Request, revision, query));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = kept.Utf8.Length;
        await context.Response.BodyWriter.WriteAsync(kept.Utf8, context.RequestAborted);
    }

    private byte[] Write(HttpRequest request, RegistryRevision revision, SchemaFilterQuery query)
    {
        JsonObject description = ApiTemplate.Of(endpoints);
        description["servers"] = new JsonArray(new JsonObject { ["url"] = request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "/" });
        IReadOnlyList<EventSchema> page = query.Page(revision.Schemas, _outlines, out _);
        EventVariants.Add(description, [.. page.Take(MostSchemas)]);
        description["x-registry-digest"] = revision.Digest;
        if (page.Count > MostSchemas)
            description["x-schemas-left-out"] = page.Count - MostSchemas;
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Compact))
            description.WriteTo(writer);
        return text.ToArray();
    }

    private sealed record Kept(string Digest, string Asked, byte[] Utf8);
}
