using System.Text.Json;
using SchemaPacks.Cli.Listing;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Inspecting;

/// <summary>What a pack brings, for programs.</summary>
/// <example>
/// <c>{"version":1,"packs":[{"id":"Acme.Web","version":"1.2.0","path":"…","sha512":"…","namespaces":["Acme.Web.Schemas"],"hasCode":false,"hasModuleInitializer":false,
/// "hasModule":false,"package":{"id":"Acme.Web","version":"1.2.0"},"schemas":[{"id":"acme.page-view","version":"1","hash":"sha256:…"}]}],
/// "signature":{"state":"verified","signatures":[{"kind":"author","countersignature":false,"subject":"CN=Acme","certificate":"…","validFrom":"…","validTo":"…",
/// "timestamp":"…"}]},"findings":[]}</c>
/// </example>
internal static class InspectJson
{
    // Of the shape: members may be added to it, and none removed.
    private const int Version = 1;

    public static void Write(Utf8JsonWriter writer, Inspection inspection)
    {
        RegistrySnapshot snapshot = inspection.Snapshot;
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteStartArray("packs");
        foreach (SchemaPack pack in snapshot.Packs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Name);
            writer.WriteString("version", pack.Version);
            writer.WriteString("path", pack.Path);
            writer.WriteString("sha512", pack.Sha512);
            writer.WriteStartArray("namespaces");
            foreach (string name in pack.ResourceNamespaces)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
            writer.WriteBoolean("hasCode", pack.HasCode);
            writer.WriteBoolean("hasModuleInitializer", pack.HasModuleInitializer);
            writer.WriteBoolean("hasModule", pack.HasModule);
            if (pack.Package is { } package)
            {
                writer.WriteStartObject("package");
                writer.WriteString("id", package.Id);
                writer.WriteString("version", package.Version);
                writer.WriteEndObject();
            }

            ListJson.WriteSchemas(writer, pack.Schemas.Select(key => snapshot.Find(key)!));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        SignatureJson.Write(writer, inspection.Signature);
        FindingJson.Write(writer, inspection.Findings);
        writer.WriteEndObject();
    }
}
