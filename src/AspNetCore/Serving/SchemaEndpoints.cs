using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Comparing;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/schemas</c> and what is below it, where a schema is named by the address or by the query.</summary>
internal sealed class SchemaEndpoints(IEventSchemaRegistry registry, string prefix)
{
    private readonly SchemaOutlines _outlines = new();

    public Task ListAsync(HttpContext context)
    {
        RegistryRevision revision = registry.Current;
        return SchemaListAnswer.WriteAsync(context, revision, revision.Schemas, _outlines, Start(context));
    }

    public Task FindByAddressAsync(HttpContext context) => SchemaAddress.Parts(context.Request, prefix) switch
    {
        [{ Length: > 0 } id] => VersionsAsync(context, id),
        [{ Length: > 0 } id, "compare"] => CompareAsync(context, id),
        [{ Length: > 0 } id, var version] => SchemaAsync(context, id, version, SchemaAnswer.WriteAsync),
        [{ Length: > 0 } id, var version, "examples"] => SchemaAsync(context, id, version, ExamplesAnswer.WriteAsync),
        _ => new Problem(StatusCodes.Status404NotFound, Diagnostics.NotFound,
            "a schema's address is its id, percent-encoded whole, and its version: encode each '/' of the id as '%2F', or ask /api/schemas/by-id?id=…&version=…").WriteAsync(context),
    };

    public Task FindByQueryAsync(HttpContext context) => Named(context, isVersionNeeded: false) is not ({ } id, var version) ? RefuseAsync(context)
        : version is null ? VersionsAsync(context, id)
        : SchemaAsync(context, id, version, SchemaAnswer.WriteAsync);

    public Task ExamplesByQueryAsync(HttpContext context) => Named(context, isVersionNeeded: true) is ({ } id, { } version)
        ? SchemaAsync(context, id, version, ExamplesAnswer.WriteAsync)
        : RefuseAsync(context);

    public Task CompareByQueryAsync(HttpContext context) => Named(context, isVersionNeeded: false) is ({ } id, null) ? CompareAsync(context, id) : RefuseAsync(context);

    private static (string? Id, string? Version) Named(HttpContext context, bool isVersionNeeded)
    {
        IQueryCollection query = context.Request.Query;
        return query["id"] is [{ Length: > 0 } id] && query["version"].Count <= 1 && (query["version"] is [{ }] || !isVersionNeeded) ? (id, query["version"].FirstOrDefault()) : (null, null);
    }

    private static Task RefuseAsync(HttpContext context) =>
        new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, "the query names no schema: give one 'id', and a 'version' for one version").WriteAsync(context);

    private Task VersionsAsync(HttpContext context, string id)
    {
        RegistryRevision revision = registry.Current;
        return revision.GetVersions(id) is { Count: > 0 } versions ? SchemaListAnswer.WriteAsync(context, revision, versions, _outlines, Start(context)) : UnknownAsync(context);
    }

    private Task CompareAsync(HttpContext context, string id) =>
        registry.Current.GetVersions(id) is { Count: > 0 } versions ? CompareAnswer.WriteAsync(context, id, versions) : UnknownAsync(context);

    private Task SchemaAsync(HttpContext context, string id, string versionText, Func<HttpContext, EventSchema, Task> write)
    {
        RegistryRevision revision = registry.Current;
        if (SchemaVersion.TryParse(versionText, out SchemaVersion version) && revision.TryGetSchema(new SchemaKey(id, version), out EventSchema? schema))
            return write(context, schema);
        string[] versions = [.. revision.GetVersions(id).Select(known => known.Key.Version.Text)];
        return versions.Length > 0 ? UnknownAsync(context, $"the schema '{id}' is not loaded at this version: loaded are {string.Join(", ", versions)}") : UnknownAsync(context);
    }

    private string Start(HttpContext context) => context.Request.PathBase.ToUriComponent() + prefix;

    private static Task UnknownAsync(HttpContext context, string detail = "no loaded pack provides a schema of this id: see /api/schemas for those there are") =>
        new Problem(StatusCodes.Status404NotFound, Diagnostics.UnknownSchema, detail).WriteAsync(context);
}
