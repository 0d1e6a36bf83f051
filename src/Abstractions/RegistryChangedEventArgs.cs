namespace SchemaPacks;

/// <summary>What a reload changed.</summary>
/// <param name="previous">The revision that was in force.</param>
/// <param name="current">The revision in force now.</param>
public sealed class RegistryChangedEventArgs(RegistryRevision previous, RegistryRevision current) : EventArgs
{
    /// <summary>The revision that was in force.</summary>
    public RegistryRevision Previous { get; } = previous;

    /// <summary>The revision in force now.</summary>
    public RegistryRevision Current { get; } = current;

    /// <summary>Keys that only <see cref="Current"/> has, in order.</summary>
    public IReadOnlyList<SchemaKey> Added { get; } =
        [.. current.Schemas.Select(schema => schema.Key).Where(key => !previous.TryGetSchema(key, out _))];

    /// <summary>Keys that only <see cref="Previous"/> has, in order.</summary>
    public IReadOnlyList<SchemaKey> Removed { get; } =
        [.. previous.Schemas.Select(schema => schema.Key).Where(key => !current.TryGetSchema(key, out _))];

    /// <summary>Keys that both have, with other content, in order.</summary>
    public IReadOnlyList<SchemaKey> Changed { get; } =
        [.. current.Schemas.Where(schema => previous.TryGetSchema(schema.Key, out EventSchema? before) && before.ContentHash != schema.ContentHash)
            .Select(schema => schema.Key)];
}
