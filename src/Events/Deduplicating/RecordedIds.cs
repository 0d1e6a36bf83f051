using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Handlers;

namespace SchemaPacks.Deduplicating;

/// <summary>The ids in the newest segments of the file handlers: what a process that ended has acknowledged.</summary>
internal static class RecordedIds
{
    /// <summary>A record's keys of the log itself stand first; the id is among them.</summary>
    private const int MaxKeys = 8;

    /// <summary>Reads ids in the order in which they were recorded.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="since">Segments that were not written to since then are not read.</param>
    public static IEnumerable<(string SchemaId, string Id)> Read(IEnumerable<IEventHandler> handlers, DateTimeOffset since)
    {
        foreach (JsonLinesFileHandler handler in handlers.OfType<JsonLinesFileHandler>())
        {
            var reader = new SegmentReader(handler.Directory, handler.Prefix);
            long first = reader.Segments.Reverse().TakeWhile(segment => reader.LastWrite(segment) >= since).LastOrDefault();
            if (first == 0)
                continue;
            foreach (StoredRecord record in reader.Read(first))
                if (Find(record.Utf8.Span) is { } found)
                    yield return found;
        }
    }

    private static (string SchemaId, string Id)? Find(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        string? schema = null;
        for (int key = 0; key < MaxKeys && reader.Read() && reader.TokenType == JsonTokenType.PropertyName; key++)
        {
            bool isSchema = reader.ValueTextEquals(CapsuleNames.Schema), isId = reader.ValueTextEquals(CapsuleNames.Id);
            reader.Read();
            if (isSchema && reader.TokenType == JsonTokenType.String)
                schema = reader.GetString();
            else if (isId && schema is not null && reader.TokenType == JsonTokenType.String)
                return (schema, reader.GetString()!);
            else
                reader.Skip();
        }

        return null;
    }
}
