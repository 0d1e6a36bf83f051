namespace SchemaPacks.Outcomes;

/// <summary>What became of one event, for those who watch. Never changes, and holds no value but those of its redacted record.</summary>
/// <param name="Time">When that was known.</param>
/// <param name="Key">The schema that the sender named, shortened where nobody knows it; null where none could be read.</param>
/// <param name="Outcome">What became of the event.</param>
internal sealed record SeenOutcome(DateTimeOffset Time, SchemaKey? Key, EventOutcome Outcome)
{
    /// <summary>A record with more bytes is not shown: many who watch must not need much memory.</summary>
    public const int MaxRecordBytes = 64 * 1024;

    /// <summary>The most of an unknown schema's id that is kept: the sender chose it.</summary>
    public const int MaxNameLength = 200;

    private const int OwnBytes = 200;

    /// <summary>From the event's arrival until its outcome was known; null where it was not measured.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The record as every handler that gets it may have it; empty for an event that was refused, and for a record that is too large to be shown.</summary>
    public ReadOnlyMemory<byte> Record { get; init; }

    /// <summary>The bytes of a record that is too large to be shown; else 0.</summary>
    public int HiddenBytes { get; init; }

    /// <summary>How much memory it takes, about.</summary>
    public int Bytes => OwnBytes + Record.Length;

    /// <summary>A schema's name as it may be kept.</summary>
    public static SchemaKey Shorten(SchemaKey key) => key.Id is { Length: > MaxNameLength } id ? new SchemaKey($"{id.AsSpan(0, MaxNameLength)}…", key.Version) : key;
}
