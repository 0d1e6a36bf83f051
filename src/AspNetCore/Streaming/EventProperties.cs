using System.Text.Json;

namespace SchemaPacks.Streaming;

/// <summary>What a record holds beside its capsule: the event's own properties.</summary>
internal static class EventProperties
{
    private const int MaxDepth = 4096; // far deeper than the log lets an event be

    /// <summary>When the event happened: the record begins with that.</summary>
    public static string? Timestamp(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = MaxDepth });
        for (int token = 0; token < 3; token++)
            reader.Read();
        return reader.GetString();
    }

    /// <summary>Writes them into an object that is open.</summary>
    /// <param name="writer">The object.</param>
    /// <param name="record">A record.</param>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isCapsule = reader.ValueSpan.StartsWith("__"u8);
            if (!isCapsule)
                writer.WritePropertyName(reader.GetString()!);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isCapsule)
                writer.WriteRawValue(record[start..(int)reader.BytesConsumed], skipInputValidation: true);
        }
    }
}
