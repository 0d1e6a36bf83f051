using SchemaPacks.Handlers;

namespace SchemaPacks.Testing.Asserting;

/// <summary>Sentences about what a <see cref="TestEventLog"/> recorded.</summary>
public sealed class EventLogAssertions
{
    private readonly TestEventLog _log;

    internal EventLogAssertions(TestEventLog log) => _log = log;

    /// <summary>At least one event of a schema was recorded.</summary>
    /// <param name="id">The schema's <c>$id</c>.</param>
    /// <param name="version">Its version; null for any.</param>
    /// <returns>Those events, to say more of them.</returns>
    /// <exception cref="EventAssertionException">None was recorded.</exception>
    public RecordedAssertions HaveRecorded(string id, SchemaVersion? version = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        RecordedEvent[] found = Find(id, version);
        return found.Length > 0
            ? new RecordedAssertions(NameOf(id, version), found)
            : throw new EventAssertionException($"Expected the log to have recorded {NameOf(id, version)}, but it has {Shown.Records(_log.Records)}.{Unknown(id, version)}");
    }

    /// <summary>No event of a schema was recorded.</summary>
    /// <inheritdoc cref="HaveRecorded(string, SchemaVersion?)"/>
    /// <exception cref="EventAssertionException">One was recorded.</exception>
    public void NotHaveRecorded(string id, SchemaVersion? version = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        RecordedEvent[] found = Find(id, version);
        if (found.Length > 0)
            throw new EventAssertionException($"Expected the log not to have recorded {NameOf(id, version)}, but it has {Shown.Records(found)}.");
    }

    /// <summary>Nothing at all was recorded.</summary>
    /// <exception cref="EventAssertionException">Something was recorded.</exception>
    public void HaveRecordedNothing()
    {
        if (_log.Records.Count > 0)
            throw new EventAssertionException($"Expected the log to have recorded nothing, but it has {Shown.Records(_log.Records)}.");
    }

    private RecordedEvent[] Find(string id, SchemaVersion? version) =>
        [.. _log.Records.Where(record => record.Key.Id == id && (version is null || record.Key.Version == version))];

    private static string NameOf(string id, SchemaVersion? version) => version is null ? $"'{id}'" : $"'{id}' version {version}";

    // The usual reason for nothing: the test and the pack do not speak of the same schema.
    private string Unknown(string id, SchemaVersion? version)
    {
        RegistryRevision registry = _log.Registry.Current;
        IReadOnlyList<EventSchema> versions = registry.GetVersions(id);
        if (versions.Count == 0)
            return $" No schema of its packs has this id; there is {Shown.Names(registry.SchemaIds)}.";
        return version is null || versions.Any(schema => schema.Key.Version == version)
            ? ""
            : $" Its packs have {Shown.Names([.. versions.Select(schema => schema.Key.Version.Text)])} of it.";
    }
}
