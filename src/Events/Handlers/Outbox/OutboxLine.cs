using System.Buffers;
using System.Text.Json;
using SchemaPacks.Capsules;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>A record as it lies in the outbox: one line, the record last, before it what a broker is told beside it.</summary>
/// <example>
/// <c>{"schema":"acme.page-view","version":"1","hash":"sha256:…","registry":"sha256:…","time":"2026-11-23T06:11:29.105262Z","since":"…","record":{"__timestamp__":"…",…}}</c>
/// </example>
internal static class OutboxLine
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = RecordText.Encoder, SkipValidation = true };

    public static void Write(in EventRecord record, string registryDigest, DateTimeOffset now, ArrayBufferWriter<byte> line)
    {
        using var writer = new Utf8JsonWriter(line, OneLine);
        writer.WriteStartObject();
        writer.WriteString("schema"u8, record.Key.Id);
        writer.WriteString("version"u8, record.Key.Version.Text);
        writer.WriteString("hash"u8, record.Schema.ContentHash);
        writer.WriteString("registry"u8, registryDigest);
        Span<byte> time = stackalloc byte[UtcTimestamp.Length];
        UtcTimestamp.Write(UtcTimestamp.Normalize(record.Timestamp), time);
        writer.WriteString("time"u8, time);
        UtcTimestamp.Write(UtcTimestamp.Normalize(now), time);
        writer.WriteString("since"u8, time);
        writer.WritePropertyName("record"u8);
        writer.WriteRawValue(record.Utf8.Span, skipInputValidation: true); // it is the log's own
        writer.WriteEndObject();
    }

    /// <returns>Null when the line is damaged.</returns>
    public static OutboxRecord? Read(Guid outbox, long sequence, ReadOnlyMemory<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Span, new JsonReaderOptions { MaxDepth = 4096 }); // far deeper than the log lets an event be
            reader.Read();
            string schema = Text(ref reader, "schema"u8), version = Text(ref reader, "version"u8);
            string hash = Text(ref reader, "hash"u8), registry = Text(ref reader, "registry"u8);
            Name(ref reader, "time"u8);
            DateTimeOffset time = reader.GetDateTimeOffset();
            Name(ref reader, "since"u8);
            DateTimeOffset since = reader.GetDateTimeOffset();
            Name(ref reader, "record"u8);
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            return new OutboxRecord
            {
                Outbox = outbox,
                Sequence = sequence,
                Key = new SchemaKey(schema, SchemaVersion.Parse(version)),
                ContentHash = hash,
                RegistryDigest = registry,
                Timestamp = time,
                Since = since,
                Utf8 = line[start..(int)reader.BytesConsumed].ToArray(),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The record in a line.</summary>
    /// <exception cref="FormatException">The line is damaged.</exception>
    public static ReadOnlyMemory<byte> RecordOf(ReadOnlyMemory<byte> line) => Read(Guid.Empty, 0, line)?.Utf8 ?? throw new FormatException();

    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Name(ref reader, name);
        return reader.GetString() ?? throw new JsonException();
    }

    private static void Name(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        if (!reader.ValueTextEquals(name))
            throw new JsonException();
        reader.Read();
    }
}
