using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/packs</c>: each pack with what it brings and what is wrong with it.</summary>
/// <param name="registry">The registry.</param>
/// <param name="loaded">The same, where it is one that loads packs: it knows who signed them and whose code runs. Null for an application's own.</param>
internal sealed class PacksEndpoint(IEventSchemaRegistry registry, SchemaRegistry? loaded)
{
    public Task HandleAsync(HttpContext context)
    {
        RegistryRevision revision = registry.Current;
        PathString pathBase = context.Request.PathBase;
        return JsonAnswer.WriteAsync(context, RevisionTag.Of(revision), writer =>
        {
            HashSet<Diagnostic> told = new(ReferenceEqualityComparer.Instance);
            writer.WriteStartObject();
            writer.WriteStartArray("packs"u8);
            foreach (SchemaPack pack in revision.Packs)
            {
                Diagnostic[] problems = [.. revision.Findings.Where(finding => finding.Pack is { } name && (name == pack.Name || name == pack.Path))];
                told.UnionWith(problems);
                Write(writer, pack, revision, problems, pathBase);
            }

            writer.WriteEndArray();
            Write(writer, revision.Findings.Where(finding => !told.Contains(finding)), pathBase); // such as files that are no packs at all
            writer.WriteEndObject();
        });
    }

    private void Write(Utf8JsonWriter writer, SchemaPack pack, RegistryRevision revision, IEnumerable<Diagnostic> problems, PathString pathBase)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, pack.Package?.Id ?? pack.Name);
        writer.WriteString("name"u8, pack.Name);
        writer.WriteString("version"u8, pack.Package?.Version ?? pack.Version);
        writer.WriteString("source"u8, pack.Feed is { } feed ? PackFeed.Shown(feed) : Path.GetFileName(Path.TrimEndingDirectorySeparator(pack.Path)));
        writer.WriteString("sha512"u8, pack.Sha512);
        writer.WriteString("signer"u8, loaded?.SignerOf(pack));
        writer.WriteString("mode"u8, loaded?.Snapshot.Modules.Has(pack) == true ? "code" : "data");
        SchemaKeysJson.Write(writer, pack.Schemas, revision);
        writer.WriteString("loadedAt"u8, revision.LoadedAt.UtcDateTime);
        Write(writer, problems, pathBase);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<Diagnostic> problems, PathString pathBase)
    {
        writer.WriteStartArray("problems"u8);
        foreach (Diagnostic problem in problems)
            FindingJson.Write(writer, problem, pathBase);
        writer.WriteEndArray();
    }
}
