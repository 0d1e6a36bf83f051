using System.Text.Json;

namespace SchemaPacks.Capsules;

/// <summary>Finds the id that a sender gave in a record that was written before.</summary>
internal static class RecordId
{
    /// <summary>The log's own keys stand first in a record, and the id is among so many: an event may have the same names deeper down.</summary>
    private const int MaxKeys = 6;

    private const int MaxDepth = 4096; // far deeper than the log lets an event be

    /// <param name="record">A record.</param>
    /// <returns>The schema and the id; null when the record has none, or one that the log made.</returns>
    /// <exception cref="JsonException">It is no record.</exception>
    /// <exception cref="InvalidOperationException">It has a text that is none.</exception>
    public static (string SchemaId, string Id)? Find(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        string? schema = null, id = null;
        for (int key = 0; key < MaxKeys && reader.Read() && reader.TokenType == JsonTokenType.PropertyName; key++)
        {
            bool isSchema = reader.ValueTextEquals(CapsuleNames.Schema), isId = reader.ValueTextEquals(CapsuleNames.Id);
            if (id is not null && reader.ValueTextEquals(CapsuleNames.IdMade))
                return null;
            reader.Read();
            if (isSchema && reader.TokenType == JsonTokenType.String)
                schema = reader.GetString();
            else if (isId && schema is not null && reader.TokenType == JsonTokenType.String)
                id = reader.GetString();
            else
                reader.Skip();
        }

        return schema is not null && id is not null ? (schema, id) : null;
    }
}
