namespace SchemaPacks;

/// <summary>An event as a listener sees it: valid and recorded, but not redacted, since listeners are part of this process.</summary>
/// <param name="Key">The schema that judged it.</param>
/// <param name="Timestamp">When it happened, UTC.</param>
/// <param name="Data">The event's properties: one JSON object in UTF-8.</param>
/// <param name="Source">Where the event comes from.</param>
public sealed record ObservedEvent(SchemaKey Key, DateTimeOffset Timestamp, ReadOnlyMemory<byte> Data, EventSource Source);
