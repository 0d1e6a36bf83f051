using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Streaming;

/// <summary>A recorded event as a CloudEvent 1.0 in structured JSON: its type is the schema's id, and its data the event's own properties, redacted.</summary>
internal static class CloudEventJson
{
    private const string Source = "/api/eventlog";

    /// <param name="writer">Where it goes.</param>
    /// <param name="id">Its id, where the record has none.</param>
    /// <param name="seen">The recorded event.</param>
    public static void Write(Utf8JsonWriter writer, string id, SeenOutcome seen)
    {
        SchemaKey key = seen.Key!.Value;
        ReadOnlySpan<byte> record = seen.Record.Span;
        writer.WriteStartObject();
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, RecordId.Find(record) is { } known ? known.Id : id);
        writer.WriteString("source"u8, Source);
        writer.WriteString("type"u8, key.Id);
        writer.WriteString("dataschema"u8, $"/api/schemas/{Uri.EscapeDataString(key.Id)}/{key.Version.Text}");
        writer.WriteString("schemaversion"u8, key.Version.Text);
        writer.WriteString("time"u8, EventProperties.Timestamp(record));
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        writer.WriteStartObject("data"u8);
        EventProperties.Write(writer, record);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
