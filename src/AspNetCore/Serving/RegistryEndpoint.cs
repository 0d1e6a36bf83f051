using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/registry</c>: what is loaded, from where, and what was wrong with it.</summary>
internal sealed class RegistryEndpoint(IEventSchemaRegistry registry)
{
    public Task HandleAsync(HttpContext context)
    {
        RegistryRevision revision = registry.Current;
        PathString pathBase = context.Request.PathBase;
        return JsonAnswer.WriteAsync(context, RevisionTag.Of(revision), writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("revision"u8, revision.Number);
            writer.WriteString("digest"u8, revision.Digest);
            writer.WriteString("loadedAt"u8, revision.LoadedAt.UtcDateTime);
            writer.WriteStartArray("packs"u8);
            foreach (SchemaPack pack in revision.Packs)
                Write(writer, pack, revision);
            writer.WriteEndArray();
            writer.WriteStartArray("findings"u8);
            foreach (Diagnostic finding in revision.Findings)
                FindingJson.Write(writer, finding, pathBase);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, SchemaPack pack, RegistryRevision revision)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, pack.Name);
        writer.WriteString("version"u8, pack.Version);
        writer.WriteString("sha512"u8, pack.Sha512);
        if (pack.Package is { } package)
            PackageJson.Write(writer, package);
        if (pack.Feed is { } feed)
            writer.WriteString("feed"u8, PackFeed.Shown(feed));
        writer.WriteStartArray("namespaces"u8);
        foreach (string space in pack.ResourceNamespaces)
            writer.WriteStringValue(space);
        writer.WriteEndArray();
        writer.WriteBoolean("hasCode"u8, pack.HasCode);
        writer.WriteBoolean("hasModuleInitializer"u8, pack.HasModuleInitializer);
        writer.WriteBoolean("hasModule"u8, pack.HasModule);
        SchemaKeysJson.Write(writer, pack.Schemas, revision);
        writer.WriteEndObject();
    }
}
