using System.Collections.Frozen;
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
    private readonly FrozenDictionary<SchemaKey, CompiledSchema> _schemas;
    private readonly FrozenDictionary<string, CompiledSchema[]> _versions;
    private readonly CompiledSchema[] _sorted;

    /// <param name="schemas">At most one for each key.</param>
    internal RegistrySnapshot(
        int number, DateTimeOffset loadedAt, IEnumerable<CompiledSchema> schemas, IReadOnlyList<SchemaPack> packs, IReadOnlyList<Diagnostic> findings)
    {
        _sorted = [.. schemas.OrderBy(schema => schema.Key)];
        _schemas = _sorted.ToFrozenDictionary(schema => schema.Key);
        _versions = _sorted.GroupBy(schema => schema.Key.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(id => id.Key, id => id.ToArray(), StringComparer.Ordinal);
        SchemaIds = [.. _sorted.Select(schema => schema.Key.Id).Distinct(StringComparer.Ordinal)];
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
    public CompiledSchema? Find(SchemaKey key) => _schemas.GetValueOrDefault(key);

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
        return _versions.TryGetValue(id, out CompiledSchema[]? versions) ? versions : [];
    }

    /// <summary>Whether the other one serves the same schemas from the same packs with the same findings.</summary>
    internal bool HasSameContent(RegistrySnapshot other) =>
        Number > 0 && other.Number > 0
        && Digest == other.Digest
        && Modules.IsSame(other.Modules)
        && Packs.Select(Identity).SequenceEqual(other.Packs.Select(Identity))
        && Findings.SequenceEqual(other.Findings);

    private static (string, string, string) Identity(SchemaPack pack) => (pack.Name, pack.Path, pack.Sha512);
}
