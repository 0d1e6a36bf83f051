using System.Diagnostics.CodeAnalysis;
using SchemaPacks.Compiling;
using SchemaPacks.Plugins;

namespace SchemaPacks.Snapshots;

/// <summary>
/// Every schema known at one moment. Never changes once built, so any thread may read it:
/// a reload builds another snapshot and swaps it in.
/// </summary>
public sealed class RegistrySnapshot : RegistryRevision
{
    // Not frozen: that takes longer to make, for which a reload waits.
    private readonly Dictionary<string, ArraySegment<CompiledSchema>> _versions;
    private readonly CompiledSchema[] _sorted;

    /// <param name="schemas">At most one for each key, by key.</param>
    internal RegistrySnapshot(
        int number, DateTimeOffset loadedAt, IEnumerable<CompiledSchema> schemas, IReadOnlyList<SchemaPack> packs, IReadOnlyList<Diagnostic> findings)
    {
        _sorted = [.. schemas];
        _versions = Versions(_sorted);
        SchemaIds = [.. _versions.Keys]; // nothing was removed, so they are in the order in which they were added
        Number = number;
        LoadedAt = loadedAt;
        Packs = packs;
        Findings = findings;
        Digest = SnapshotDigest.Of(_sorted);
    }

    /// <summary>Revision 0, with no schemas: what a registry holds before its first load.</summary>
    public static RegistrySnapshot Empty { get; } = new(0, DateTimeOffset.UnixEpoch, [], [], []);

    /// <inheritdoc/>
    public override int Number { get; }

    /// <inheritdoc/>
    public override string Digest { get; }

    /// <inheritdoc/>
    public override DateTimeOffset LoadedAt { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<EventSchema> Schemas => _sorted;

    /// <inheritdoc/>
    public override IReadOnlyList<string> SchemaIds { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SchemaPack> Packs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>The code of trusted packs that belongs to these schemas.</summary>
    public LoadedModules Modules { get; init; } = LoadedModules.Empty;

    /// <summary>Whether not one source could be read, so that nothing is known about the packs.</summary>
    internal bool IsBlind { get; init; }

    /// <summary>Finds the schema that judges events of <paramref name="key"/>, ready to do so.</summary>
    /// <returns><see langword="null"/> when no loaded pack has that id at that version (callers report <c>SP5001</c>).</returns>
    public CompiledSchema? Find(SchemaKey key)
    {
        if (key.Id is null || !_versions.TryGetValue(key.Id, out ArraySegment<CompiledSchema> versions))
            return null;
        int low = 0, high = versions.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = versions[middle].Key.Version.CompareTo(key.Version);
            if (order == 0)
                return versions[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <inheritdoc/>
    public override bool TryGetSchema(SchemaKey key, [NotNullWhen(true)] out EventSchema? schema)
    {
        schema = Find(key);
        return schema is not null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<EventSchema> GetVersions(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _versions.TryGetValue(id, out ArraySegment<CompiledSchema> versions) ? versions : ArraySegment<CompiledSchema>.Empty;
    }

    /// <summary>Whether the other one serves the same schemas from the same packs with the same findings.</summary>
    internal bool HasSameContent(RegistrySnapshot other) =>
        Number > 0 && other.Number > 0
        && Digest == other.Digest
        && Modules.IsSame(other.Modules)
        && Packs.Select(Identity).SequenceEqual(other.Packs.Select(Identity))
        && Findings.SequenceEqual(other.Findings);

    private static Dictionary<string, ArraySegment<CompiledSchema>> Versions(CompiledSchema[] sorted)
    {
        var versions = new Dictionary<string, ArraySegment<CompiledSchema>>(sorted.Length, StringComparer.Ordinal);
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            for (end = first + 1; end < sorted.Length && sorted[end].Key.Id == sorted[first].Key.Id;)
                end++;
            versions.Add(sorted[first].Key.Id, new ArraySegment<CompiledSchema>(sorted, first, end - first));
        }

        return versions;
    }

    // The same package may come from another source from now on.
    private static (string, string, string, string?) Identity(SchemaPack pack) => (pack.Name, pack.Path, pack.Sha512, pack.Feed);
}
