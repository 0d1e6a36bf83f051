using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/schemas</c>, <c>/api/schemas/{id}</c>, <c>/api/schemas/{id}/{version}</c> and <c>/api/schemas/by-id</c>.</summary>
internal sealed class SchemaEndpoints(IEventSchemaRegistry registry, string prefix)
{
    public Task ListAsync(HttpContext context)
    {
        RegistryRevision revision = registry.Current;
        return ListAsync(context, revision, revision.Schemas);
    }

    public Task FindByAddressAsync(HttpContext context) => SchemaAddress.Parts(context.Request, prefix) switch
    {
        [{ Length: > 0 } id] => VersionsAsync(context, id),
        [{ Length: > 0 } id, var version] => SchemaAsync(context, id, version),
        _ => new Problem(StatusCodes.Status404NotFound, Diagnostics.NotFound,
            "a schema's address is its id, percent-encoded whole, and its version: encode each '/' of the id as '%2F', or ask /api/schemas/by-id?id=…&version=…").WriteAsync(context),
    };

    public Task FindByQueryAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        if (query["id"] is not [{ Length: > 0 } id] || query["version"].Count > 1)
            return new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, "the query names no schema: give one 'id', and a 'version' for one version").WriteAsync(context);
        return query["version"] is [{ } version] ? SchemaAsync(context, id, version) : VersionsAsync(context, id);
    }

    private Task VersionsAsync(HttpContext context, string id)
    {
        RegistryRevision revision = registry.Current;
        IReadOnlyList<EventSchema> versions = revision.GetVersions(id);
        return versions.Count > 0
            ? ListAsync(context, revision, versions)
            : UnknownAsync(context, "no loaded pack provides a schema of this id: see /api/schemas for those there are");
    }

    private Task SchemaAsync(HttpContext context, string id, string versionText)
    {
        RegistryRevision revision = registry.Current;
        if (SchemaVersion.TryParse(versionText, out SchemaVersion version) && revision.TryGetSchema(new SchemaKey(id, version), out EventSchema? schema))
            return SchemaAnswer.WriteAsync(context, schema);
        string[] versions = [.. revision.GetVersions(id).Select(known => known.Key.Version.Text)];
        return UnknownAsync(context, versions.Length > 0
            ? $"the schema '{id}' is not loaded at this version: loaded are {string.Join(", ", versions)}"
            : "no loaded pack provides a schema of this id: see /api/schemas for those there are");
    }

    private Task ListAsync(HttpContext context, RegistryRevision revision, IReadOnlyList<EventSchema> schemas)
    {
        string etag = $"\"{revision.Number}-{revision.Digest}\""; // the same schemas may have other origins than before
        string start = context.Request.PathBase.ToUriComponent() + prefix;
        return JsonAnswer.WriteAsync(context, etag, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("schemas"u8);
            foreach (EventSchema schema in schemas)
                Write(writer, schema, start);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, EventSchema schema, string start)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, schema.Key.Id);
        writer.WriteString("version"u8, schema.Key.Version.Text);
        writer.WriteString("title"u8, schema.Title);
        writer.WriteString("description"u8, schema.Description);
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

    private static Task UnknownAsync(HttpContext context, string detail) =>
        new Problem(StatusCodes.Status404NotFound, Diagnostics.UnknownSchema, detail).WriteAsync(context);
}
