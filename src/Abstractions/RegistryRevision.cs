using System.Diagnostics.CodeAnalysis;

namespace SchemaPacks;

/// <summary>
/// What the registry knows at one moment: the schemas, the packs, and what was wrong with them. Never changes; a reload
/// publishes another. Keep one for the length of a piece of work to see the same registry from start to end.
/// </summary>
public abstract class RegistryRevision
{
    /// <summary>0 before the first load, then one more with each published load.</summary>
    public abstract int Number { get; }

    /// <summary>
    /// <c>sha256:</c> and the lower-case hexadecimal SHA-256 over the sorted lines <c>id TAB version TAB content hash LF</c>:
    /// it names exactly the schemas in force.
    /// </summary>
    public abstract string Digest { get; }

    /// <summary>When this revision was published, UTC.</summary>
    public abstract DateTimeOffset LoadedAt { get; }

    /// <summary>Every schema, by id in ordinal order, then by version.</summary>
    public abstract IReadOnlyList<EventSchema> Schemas { get; }

    /// <summary>Every schema id once, in ordinal order.</summary>
    public abstract IReadOnlyList<string> SchemaIds { get; }

    /// <summary>Every pack that was read, by name in ordinal order.</summary>
    public abstract IReadOnlyList<SchemaPack> Packs { get; }

    /// <summary>Everything that was found while loading, from packs refused to hints.</summary>
    public abstract IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Finds the schema that judges events of <paramref name="key"/>.</summary>
    /// <returns><see langword="false"/> when no loaded pack has that id at that version.</returns>
    public abstract bool TryGetSchema(SchemaKey key, [NotNullWhen(true)] out EventSchema? schema);

    /// <summary>All versions of an id, lowest first; empty when no loaded pack has the id.</summary>
    public abstract IReadOnlyList<EventSchema> GetVersions(string id);

    /// <summary>Finds the highest version of an id.</summary>
    /// <returns><see langword="false"/> when no loaded pack has the id.</returns>
    public bool TryGetLatest(string id, [NotNullWhen(true)] out EventSchema? schema)
    {
        IReadOnlyList<EventSchema> versions = GetVersions(id);
        schema = versions.Count > 0 ? versions[^1] : null;
        return schema is not null;
    }
}
