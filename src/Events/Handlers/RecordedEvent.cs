using System.Text;

namespace SchemaPacks.Handlers;

/// <summary>A record that a <see cref="MemoryHandler"/> kept.</summary>
/// <param name="Key">The schema that judged it.</param>
/// <param name="Timestamp">When it happened, UTC.</param>
/// <param name="Utf8">The record: one JSON object on one line, without the line feed.</param>
public sealed record RecordedEvent(SchemaKey Key, DateTimeOffset Timestamp, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The record as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
