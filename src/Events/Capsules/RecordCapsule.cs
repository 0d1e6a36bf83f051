using System.Text;
using System.Text.Json;
using SchemaPacks.Compiling;
using SchemaPacks.Configuration;

namespace SchemaPacks.Capsules;

/// <summary>What the log itself says about each event of one schema; stands before the event's properties.</summary>
/// <example>
/// <c>{"__timestamp__":"2026-11-23T06:11:29.105262Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,…}</c>
/// </example>
internal sealed class RecordCapsule(CompiledSchema schema, CapsuleKeys keys, string registryDigest)
{
    private static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode(CapsuleNames.Timestamp);
    private static readonly JsonEncodedText Schema = JsonEncodedText.Encode(CapsuleNames.Schema);
    private static readonly JsonEncodedText SchemaVersion = JsonEncodedText.Encode(CapsuleNames.SchemaVersion);
    private static readonly JsonEncodedText MetadataVersion = JsonEncodedText.Encode(CapsuleNames.MetadataVersion);
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode(CapsuleNames.Id);
    private static readonly JsonEncodedText Source = JsonEncodedText.Encode(CapsuleNames.Source);
    private static readonly JsonEncodedText Registry = JsonEncodedText.Encode(CapsuleNames.Registry);
    private static readonly JsonEncodedText ContentHash = JsonEncodedText.Encode(CapsuleNames.ContentHash);

    private readonly byte[] _version = Encoding.UTF8.GetBytes(schema.Key.Version.Text);

    /// <summary>The id of an event: the sender's, else a new one if records have one. All records of one event have the same.</summary>
    /// <param name="given">The sender's.</param>
    /// <param name="now">When the log took the event.</param>
    public string? IdFor(string? given, DateTimeOffset now) =>
        given ?? (keys.HasFlag(CapsuleKeys.Id) ? Guid.CreateVersion7(now).ToString() : null);

    /// <summary>Opens the record and writes the capsule's keys.</summary>
    public void Open(Utf8JsonWriter json, DateTimeOffset timestamp, string? id, EventSource source)
    {
        Span<byte> time = stackalloc byte[UtcTimestamp.Length];
        UtcTimestamp.Write(timestamp, time);

        json.WriteStartObject();
        json.WriteString(Timestamp, time);
        json.WriteString(Schema, schema.Key.Id);
        json.WritePropertyName(SchemaVersion);
        if (schema.HasNumericVersion)
            json.WriteRawValue(_version, skipInputValidation: true);
        else
            json.WriteStringValue(_version);
        json.WriteNumber(MetadataVersion, 1);

        if (id is not null)
            json.WriteString(Id, id);
        if (keys.HasFlag(CapsuleKeys.Source))
            json.WriteString(Source, Name(source));
        if (keys.HasFlag(CapsuleKeys.Registry))
            json.WriteString(Registry, registryDigest);
        if (keys.HasFlag(CapsuleKeys.ContentHash))
            json.WriteString(ContentHash, schema.ContentHash);
    }

    /// <summary>Closes the record.</summary>
    public static void Close(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
    }

    private static string Name(EventSource source)
    {
        string side = source.IsClient ? "client" : "server";
        return source.Principal is null ? side : $"{side}:{source.Principal}";
    }
}
