namespace SchemaPacks.Snapshots;

/// <summary>Says whose schema ids are that begin with a prefix: <c>https://acme.com/</c> is for packs <c>Acme.*</c>, and nobody else may bring a schema there.</summary>
public sealed record SchemaNamespace
{
    /// <summary>How the ids begin. Letter case makes no difference, so that nobody gets in by spelling it otherwise. Of several prefixes that fit, the longest counts.</summary>
    public required string Prefix { get; init; }

    /// <summary>The owner: a package's id, or the name of a pack that is in no package; a <c>*</c> at the end stands for any rest.</summary>
    public required string Packs { get; init; }

    /// <summary>The only feed that these packs may come from; null when that makes no difference. A pack of unknown feed is refused where this is set.</summary>
    public string? Source { get; init; }

    /// <summary>Whether a schema id is in this namespace.</summary>
    public bool Holds(string schemaId)
    {
        ArgumentNullException.ThrowIfNull(schemaId);
        return schemaId.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a pack is the owner.</summary>
    /// <param name="pack">The package's id, or the pack's name.</param>
    /// <param name="source">The feed that it came from; null when nobody knows.</param>
    public bool IsOwnedBy(string pack, string? source)
    {
        ArgumentNullException.ThrowIfNull(pack);
        bool named = Packs.EndsWith('*')
            ? pack.AsSpan().StartsWith(Packs.AsSpan(0, Packs.Length - 1), StringComparison.OrdinalIgnoreCase)
            : pack.Equals(Packs, StringComparison.OrdinalIgnoreCase);
        return named && (Source is null || Source.Equals(source, StringComparison.OrdinalIgnoreCase));
    }
}
