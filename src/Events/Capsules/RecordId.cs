using System.Text.Json;

namespace SchemaPacks.Capsules;

/// <summary>Finds the id in a record that was written before.</summary>
internal static class RecordId
{
    /// <summary>The log's own keys stand first in a record, and the id is among so many: an event may have the same names deeper down.</summary>
    private const int MaxKeys = 8;

    /// <param name="record">A record.</param>
    /// <returns>The schema and the id; null when the record has none.</returns>
    public static (string SchemaId, string Id)? Find(ReadOnlySpan<byte> record)
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
