using System.Buffers;

namespace SchemaPacks;

/// <summary>
/// An event as a type of its own: it knows its schema and writes itself as JSON, so that recording it takes no reflection and
/// no copies. Usually generated from the schema; may be written by hand.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <example>
/// <code>
/// public sealed record PageView(string Path) : ITelemetryEvent&lt;PageView&gt;
/// {
///     public static SchemaKey SchemaKey { get; } = new("https://acme.example/page-view", 1);
///
///     public void WriteTo(IBufferWriter&lt;byte&gt; utf8)
///     {
///         using var json = new Utf8JsonWriter(utf8);
///         json.WriteStartObject();
///         json.WriteString("path", Path);
///         json.WriteEndObject();
///     }
/// }
/// </code>
/// </example>
public interface ITelemetryEvent<TSelf>
    where TSelf : ITelemetryEvent<TSelf>
{
    /// <summary>The schema that judges events of this type.</summary>
    static abstract SchemaKey SchemaKey { get; }

    /// <summary>Writes the event's properties: one JSON object in UTF-8. Called at most once for each recording, and not at all when the schema is not allowed.</summary>
    /// <param name="utf8">Where to write. Not to be kept.</param>
    void WriteTo(IBufferWriter<byte> utf8);
}
