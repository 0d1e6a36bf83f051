namespace SchemaPacks.Securing;

/// <summary>
/// The keys that are in force. A service of the application that called <see cref="SchemaPacksServices.AddEventLogKeys"/>: <see cref="Replace"/> gives out
/// and takes back keys while it runs.
/// </summary>
public sealed class EventLogKeyRing
{
    private volatile KeyTable _table;

    internal EventLogKeyRing(IEnumerable<EventLogKey> keys) => _table = Table(keys);

    /// <summary>Puts other keys in force, for every request that begins from now on. Sessions and tickets of keys that are gone end.</summary>
    /// <exception cref="ArgumentException">Two keys have one name or one hash. The keys before stay in force.</exception>
    public void Replace(IEnumerable<EventLogKey> keys) => _table = Table(keys);

    internal KeyHolder? Find(string header) => _table.Find(header);

    internal KeyHolder? FindHash(ReadOnlySpan<byte> hash) => _table.FindHash(hash);

    private static KeyTable Table(IEnumerable<EventLogKey> keys)
    {
        EventLogKey[] all = [.. keys];
        if (all.GroupBy(key => key.Name, StringComparer.Ordinal).FirstOrDefault(named => named.Count() > 1) is { } twice)
            throw new ArgumentException($"two keys are named '{twice.Key}'", nameof(keys));
        if (all.GroupBy(key => Convert.ToHexString(key.Hash)).FirstOrDefault(same => same.Count() > 1) is { } same)
            throw new ArgumentException($"'{string.Join("' and '", same.Select(key => key.Name))}' are one key: give each holder one of their own", nameof(keys));
        return new KeyTable(all, SchemaPacksServices.EventLogKeyScheme);
    }
}
