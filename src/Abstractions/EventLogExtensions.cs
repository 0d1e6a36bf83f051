using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SchemaPacks;

/// <summary>Shorter ways to record an event. All end in <see cref="IEventLog.RecordAsync"/>.</summary>
public static class EventLogExtensions
{
    /// <summary>Records an event given as JSON in UTF-8.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="id">The schema's <c>$id</c>.</param>
    /// <param name="version">The schema's version.</param>
    /// <param name="utf8">The event's properties: one JSON object.</param>
    /// <param name="cancellationToken">Cancels before the event reaches a handler.</param>
    public static ValueTask<EventOutcome> RecordAsync(
        this IEventLog log, string id, SchemaVersion version, ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken = default) =>
        log.RecordAsync(new EventEnvelope(new SchemaKey(id, version), utf8), cancellationToken);

    /// <inheritdoc cref="RecordAsync(IEventLog, string, SchemaVersion, ReadOnlyMemory{byte}, CancellationToken)"/>
    public static ValueTask<EventOutcome> RecordAsync(
        this IEventLog log, string id, SchemaVersion version, byte[] utf8, CancellationToken cancellationToken = default) =>
        log.RecordAsync(id, version, utf8.AsMemory(), cancellationToken);

    /// <summary>Records an event given as a JSON element.</summary>
    /// <inheritdoc cref="RecordAsync(IEventLog, string, SchemaVersion, ReadOnlyMemory{byte}, CancellationToken)"/>
    /// <param name="properties">The event's properties: a JSON object.</param>
    public static ValueTask<EventOutcome> RecordAsync(
        this IEventLog log, string id, SchemaVersion version, JsonElement properties, CancellationToken cancellationToken = default) =>
        log.RecordAsync(id, version, Utf8Of(properties), cancellationToken);

    /// <summary>Records any object, serialized by System.Text.Json with web defaults (camel-case names).</summary>
    /// <inheritdoc cref="RecordAsync(IEventLog, string, SchemaVersion, ReadOnlyMemory{byte}, CancellationToken)"/>
    /// <param name="properties">An object whose public properties are the event's properties.</param>
    [RequiresUnreferencedCode("Reflects over the object's type. Trimmed applications pass a JsonTypeInfo.")]
    [RequiresDynamicCode("Reflects over the object's type. Ahead-of-time compiled applications pass a JsonTypeInfo.")]
    public static ValueTask<EventOutcome> RecordAsync<T>(
        this IEventLog log, string id, SchemaVersion version, T properties, CancellationToken cancellationToken = default)
        where T : class =>
        log.RecordAsync(id, version, JsonSerializer.SerializeToUtf8Bytes(properties, JsonSerializerOptions.Web), cancellationToken);

    /// <summary>Records any object, serialized by metadata that the source generator of System.Text.Json made.</summary>
    /// <inheritdoc cref="RecordAsync(IEventLog, string, SchemaVersion, ReadOnlyMemory{byte}, CancellationToken)"/>
    /// <param name="properties">An object whose serialized form is the event's properties.</param>
    /// <param name="typeMetadata">How it is serialized, such as <c>MyJsonContext.Default.PageView</c>.</param>
    public static ValueTask<EventOutcome> RecordAsync<T>(
        this IEventLog log, string id, SchemaVersion version, T properties, JsonTypeInfo<T> typeMetadata, CancellationToken cancellationToken = default) =>
        log.RecordAsync(id, version, JsonSerializer.SerializeToUtf8Bytes(properties, typeMetadata), cancellationToken);

    // An element that was never set has no text, which the log refuses like any other text that is not JSON.
    private static ReadOnlyMemory<byte> Utf8Of(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? default : JsonMarshal.GetRawUtf8Value(element).ToArray();
}
