namespace SchemaPacks;

/// <summary>An event as its sender hands it over: which schema judges it, and its properties.</summary>
public readonly record struct EventEnvelope
{
    /// <summary>An event of a schema.</summary>
    /// <param name="key">The schema's id and version.</param>
    /// <param name="data">The event's properties: one JSON object in UTF-8. Not changed, and not kept after the event is recorded.</param>
    public EventEnvelope(SchemaKey key, ReadOnlyMemory<byte> data)
    {
        Key = key;
        Data = data;
    }

    /// <summary>The schema's id and version.</summary>
    public SchemaKey Key { get; init; }

    /// <summary>The event's properties: one JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>When it happened; null for the moment at which the log takes it. Recorded in UTC to the microsecond.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's own name for this event, at most 128 characters, or null. Recorded as <c>__id__</c>. A name that the log has seen lately with the same schema is not recorded again.</summary>
    public string? Id { get; init; }

    /// <summary>What must have happened before the call returns.</summary>
    public Acknowledgement Acknowledgement { get; init; }

    /// <summary>Where the event comes from; by default this process.</summary>
    public EventSource Source { get; init; }
}
