namespace SchemaPacks;

/// <summary>What a reload changed.</summary>
public sealed class RegistryChangedEventArgs : EventArgs
{
    /// <param name="previous">The revision that was in force.</param>
    /// <param name="current">The revision in force now.</param>
    public RegistryChangedEventArgs(RegistryRevision previous, RegistryRevision current)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(current);
        Previous = previous;
        Current = current;
        List<SchemaKey> added = [], removed = [], changed = [];
        IReadOnlyList<EventSchema> before = previous.Schemas, now = current.Schemas;
        for (int left = 0, right = 0; left < before.Count || right < now.Count;) // both are in order
        {
            int order = left == before.Count ? 1 : right == now.Count ? -1
                : ReferenceEquals(before[left], now[right]) ? 0 : before[left].Key.CompareTo(now[right].Key);
            if (order < 0)
                removed.Add(before[left].Key);
            else if (order > 0)
                added.Add(now[right].Key);
            else if (before[left].ContentHash != now[right].ContentHash)
                changed.Add(now[right].Key);
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        (Added, Removed, Changed) = (added, removed, changed);
    }

    /// <summary>The revision that was in force.</summary>
    public RegistryRevision Previous { get; }

    /// <summary>The revision in force now.</summary>
    public RegistryRevision Current { get; }

    /// <summary>Keys that only <see cref="Current"/> has, in order.</summary>
    public IReadOnlyList<SchemaKey> Added { get; }

    /// <summary>Keys that only <see cref="Previous"/> has, in order.</summary>
    public IReadOnlyList<SchemaKey> Removed { get; }

    /// <summary>Keys that both have, with other content, in order.</summary>
    public IReadOnlyList<SchemaKey> Changed { get; }
}
