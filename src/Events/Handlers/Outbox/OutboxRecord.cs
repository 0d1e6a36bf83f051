using System.Text;
using System.Text.Json;

namespace SchemaPacks.Handlers;

/// <summary>A record on its way from an outbox to a broker. Its bytes are its own and may be kept.</summary>
public sealed class OutboxRecord
{
    /// <summary>Names the outbox: made with its directory. Together with <see cref="Sequence"/> it tells a record that comes a second time.</summary>
    public required Guid Outbox { get; init; }

    /// <summary>The record's number in its outbox, from 1. Later records have larger ones.</summary>
    public required long Sequence { get; init; }

    /// <summary>The schema that judged it.</summary>
    public required SchemaKey Key { get; init; }

    /// <summary>The schema's <see cref="EventSchema.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The <see cref="RegistryRevision.Digest"/> of the registry when the record came into the outbox.</summary>
    public required string RegistryDigest { get; init; }

    /// <summary>When it happened, UTC, as the record's <c>__timestamp__</c>.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When it came into the outbox, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The record as handlers get it: one JSON object in UTF-8 on one line.</summary>
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>
    /// The trace in which the event was recorded, as the record's <c>__traceparent__</c>: W3C's traceparent, <c>00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01</c>. Null
    /// when the record has none.
    /// </summary>
    public string? TraceParent => Capsules.TraceParent.Find(Utf8.Span);

    /// <summary>The value of a property of the record's own level, to choose a place by: a text as it is, anything else as its JSON.</summary>
    /// <param name="property">The property's name.</param>
    /// <returns>Null when the record has no such property, or null there.</returns>
    public string? FindText(string property)
    {
        var reader = new Utf8JsonReader(Utf8.Span, new JsonReaderOptions { MaxDepth = 4096 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isWanted = reader.ValueTextEquals(property);
            reader.Read();
            if (isWanted && reader.TokenType is (JsonTokenType.String or JsonTokenType.Null))
                return reader.GetString();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isWanted)
                return Encoding.UTF8.GetString(Utf8.Span[start..(int)reader.BytesConsumed]);
        }

        return null;
    }
}
