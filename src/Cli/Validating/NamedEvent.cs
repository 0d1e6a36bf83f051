using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SchemaPacks.Cli.Validating;

/// <summary>An event with the schema that it names: in an envelope, in a record of the log, or by the command line.</summary>
/// <param name="Key">The schema; null where the text names none.</param>
/// <param name="Data">The event itself; the whole text where it names no schema.</param>
/// <param name="Prefix">The pointer of the event in the text: <c>/event</c> in an envelope.</param>
internal readonly record struct NamedEvent(SchemaKey? Key, ReadOnlyMemory<byte> Data, string Prefix)
{
    /// <param name="text">A JSON text, or none: then it names nothing.</param>
    /// <param name="given">The schema of all events, which then are no envelopes.</param>
    public static NamedEvent Of(ReadOnlyMemory<byte> text, SchemaKey? given)
    {
        if (given is not null)
            return new NamedEvent(given, text, "");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return new NamedEvent(null, text, "");
            if (KeyOf(root, "schema", "version") is { } key && root.TryGetProperty("event", out JsonElement data))
                return new NamedEvent(key, JsonMarshal.GetRawUtf8Value(data).ToArray(), "/event");
            return KeyOf(root, "__schema__", "__schema_version__") is { } recorded ? new NamedEvent(recorded, WithoutCapsule(root), "") : new NamedEvent(null, text, "");
        }
        catch (JsonException)
        {
            return new NamedEvent(null, text, "");
        }
    }

    private static SchemaKey? KeyOf(JsonElement root, string id, string version) =>
        root.TryGetProperty(id, out JsonElement name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } schema
        && root.TryGetProperty(version, out JsonElement number) && number.ValueKind is JsonValueKind.Number or JsonValueKind.String && SchemaVersion.TryParse(number.ToString(), out SchemaVersion parsed)
            ? new SchemaKey(schema, parsed) : null;

    private static ReadOnlyMemory<byte> WithoutCapsule(JsonElement record)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (JsonProperty property in record.EnumerateObject().Where(property => !property.Name.StartsWith("__", StringComparison.Ordinal)))
                property.WriteTo(writer);
            writer.WriteEndObject();
        }

        return text.WrittenMemory;
    }
}
