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
        return JsonAnswer.WriteAsync(context, $"\"{revision.Number}-{revision.Digest}\"", writer =>
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
                Write(writer, finding, pathBase);
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
            writer.WriteString("feed"u8, Path.IsPathRooted(feed) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(feed)) : feed); // folders as in findings
        writer.WriteStartArray("namespaces"u8);
        foreach (string space in pack.ResourceNamespaces)
            writer.WriteStringValue(space);
        writer.WriteEndArray();
        writer.WriteBoolean("hasCode"u8, pack.HasCode);
        writer.WriteBoolean("hasModuleInitializer"u8, pack.HasModuleInitializer);
        writer.WriteBoolean("hasModule"u8, pack.HasModule);
        writer.WriteStartArray("schemas"u8);
        foreach (SchemaKey key in pack.Schemas)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, key.Id);
            writer.WriteString("version"u8, key.Version.Text);
            if (revision.TryGetSchema(key, out EventSchema? schema))
                writer.WriteString("hash"u8, schema.ContentHash);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Diagnostic finding, PathString pathBase)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, finding.Code);
        writer.WriteString("reason"u8, finding.Descriptor.Reason);
        writer.WriteString("severity"u8, finding.Severity.ToString().ToLowerInvariant());
        // The host's own folders are no concern of readers.
        string? pack = finding.Pack is null ? null : Path.GetFileName(finding.Pack);
        writer.WriteString("message"u8, string.IsNullOrEmpty(pack) ? finding.Message : finding.Message.Replace(finding.Pack!, pack, StringComparison.Ordinal));
        writer.WriteString("type"u8, DiagnosticLink.To(finding.Descriptor, pathBase));
        if (pack is not null)
            writer.WriteString("pack"u8, pack);
        if (finding.Resource is not null)
            writer.WriteString("resource"u8, finding.Resource);
        if (finding.Pointer is not null)
            writer.WriteString("pointer"u8, finding.Pointer);
        if (finding.Line is { } line)
            writer.WriteNumber("line"u8, line);
        if (finding.Column is { } column)
            writer.WriteNumber("column"u8, column);
        writer.WriteEndObject();
    }
}
