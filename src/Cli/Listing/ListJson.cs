using System.Text.Json;

namespace SchemaPacks.Cli.Listing;

/// <summary>The packs of a folder, for programs.</summary>
/// <example><c>[{"id":"Acme.Web","version":"1.2.0","source":"internal","sha512":"…","schemas":[{"id":"acme.page-view","version":"1","hash":"sha256:…"}]}]</c></example>
internal static class ListJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ListedPack> packs)
    {
        writer.WriteStartArray();
        foreach (ListedPack pack in packs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            writer.WriteString("version", pack.Version);
            writer.WriteString("source", pack.Source);
            writer.WriteString("sha512", pack.Sha512);
            WriteSchemas(writer, pack.Schemas);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteSchemas(Utf8JsonWriter writer, IEnumerable<EventSchema> schemas)
    {
        writer.WriteStartArray("schemas");
        foreach (EventSchema schema in schemas)
        {
            writer.WriteStartObject();
            writer.WriteString("id", schema.Key.Id);
            writer.WriteString("version", schema.Key.Version.Text);
            writer.WriteString("hash", schema.ContentHash);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
