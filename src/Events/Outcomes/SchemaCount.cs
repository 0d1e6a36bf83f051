namespace SchemaPacks.Outcomes;

/// <summary>How many events of one schema version came. Any thread may add, by <see cref="Interlocked"/>.</summary>
/// <param name="key">The schema; null for events of schemas that are not known.</param>
internal sealed class SchemaCount(SchemaKey? key)
{
    /// <summary>Events that the log has.</summary>
    public long Recorded;

    /// <summary>Events that it does not have.</summary>
    public long Refused;

    private long _seen;

    public SchemaKey? Key => key;

    /// <summary>When the last of them was there, to ten seconds: looking at the clock for each would cost more than counting it. Null for none.</summary>
    public DateTimeOffset? LastSeen { get; private set; }

    /// <summary>Notes the time if events came since the last look.</summary>
    public void See(DateTimeOffset now)
    {
        long count = Interlocked.Read(ref Recorded) + Interlocked.Read(ref Refused);
        if (Interlocked.Exchange(ref _seen, count) != count)
            LastSeen = now;
    }
}
