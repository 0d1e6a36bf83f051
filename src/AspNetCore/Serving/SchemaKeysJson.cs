using System.Text.Json;

namespace SchemaPacks.Serving;

/// <summary>Names of schemas: <c>[{"id":"acme.page-view","version":"2","hash":"sha256:…"}]</c>.</summary>
internal static class SchemaKeysJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<SchemaKey> keys, RegistryRevision revision)
    {
        writer.WriteStartArray("schemas"u8);
        foreach (SchemaKey key in keys)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, key.Id);
            writer.WriteString("version"u8, key.Version.Text);
            if (revision.TryGetSchema(key, out EventSchema? schema))
                writer.WriteString("hash"u8, schema.ContentHash);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
