using System.Globalization;

namespace SchemaPacks.Handlers;

/// <summary>What brokers are told beside a record, by the names of the messages' headers. Consumers choose by them without parsing the record.</summary>
public static class RecordHeaders
{
    /// <summary>The id of the record's schema.</summary>
    public const string SchemaId = "schemapacks-schema-id";

    /// <summary>The version of the record's schema.</summary>
    public const string SchemaVersion = "schemapacks-schema-version";

    /// <summary>The <see cref="EventSchema.ContentHash"/> of the record's schema.</summary>
    public const string SchemaHash = "schemapacks-schema-hash";

    /// <summary>The <see cref="RegistryRevision.Digest"/> of the registry when the record came into the outbox.</summary>
    public const string Registry = "schemapacks-registry";

    /// <summary>The outbox that the record comes from.</summary>
    public const string Outbox = "schemapacks-outbox";

    /// <summary>The record's number in that outbox: with the outbox it tells a record that comes a second time.</summary>
    public const string Sequence = "schemapacks-sequence";

    /// <summary>The <see cref="OutboxRecord.TraceParent"/> of a record that has one, by the name that W3C gives it.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>The headers of a record.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(OutboxRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            new(SchemaId, record.Key.Id),
            new(SchemaVersion, record.Key.Version.Text),
            new(SchemaHash, record.ContentHash),
            new(Registry, record.RegistryDigest),
            new(Outbox, record.Outbox.ToString()),
            new(Sequence, record.Sequence.ToString(CultureInfo.InvariantCulture)),
            .. record.TraceParent is { } trace ? [new(TraceParent, trace)] : (ReadOnlySpan<KeyValuePair<string, string>>)[],
        ];
    }
}
