namespace SchemaPacks;

/// <summary>An event as a handler receives it: judged, redacted and in its capsule.</summary>
/// <param name="schema">The schema that judged it.</param>
/// <param name="timestamp">When it happened, UTC.</param>
/// <param name="utf8">The record.</param>
public readonly struct EventRecord(EventSchema schema, DateTimeOffset timestamp, ReadOnlyMemory<byte> utf8)
{
    /// <summary>The schema that judged it.</summary>
    public EventSchema Schema { get; } = schema;

    /// <summary>The schema's id and version.</summary>
    public SchemaKey Key => Schema.Key;

    /// <summary>When it happened, UTC, as the record's <c>__timestamp__</c>.</summary>
    public DateTimeOffset Timestamp { get; } = timestamp;

    /// <summary>
    /// The record: one JSON object in UTF-8 on one line, without the line feed, capsule keys first
    /// (<c>{"__timestamp__":"…","__schema__":"…","__schema_version__":1,"__metadata_version__":1,…}</c>).
    /// Valid until the handler's task completes; copy it to keep it.
    /// </summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Whether somebody waits until the handler has taken it. Where nobody does, a handler may take its time to take several at once. True unless it is said otherwise.</summary>
    public bool IsAwaited { get; init; } = true;
}
