using System.Collections.Frozen;

namespace SchemaPacks.Plugins;

/// <summary>One entry of the operator's list of packs whose code may run: an id, with the content or the signer that it must have.</summary>
public sealed record TrustedCodePack
{
    /// <summary>The package's id, or the pack's name.</summary>
    public required string Id { get; init; }

    /// <summary>The only content that is trusted; null where <see cref="Signer"/> decides.</summary>
    public string? Sha512 { get; init; }

    /// <summary>The certificate whose packages of this id are trusted, whatever their content; null where <see cref="Sha512"/> decides.</summary>
    public string? Signer { get; init; }

    /// <summary>What the pack is told. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether the entry covers a pack. An id alone covers none: anybody can choose a name.</summary>
    public bool Covers(CodePackIdentity pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return IsFor(pack)
            && (Sha512 is not null || Signer is not null)
            && (Sha512 is null || Sha512.Equals(pack.Sha512, StringComparison.OrdinalIgnoreCase))
            && (Signer is null || Signer.Equals(pack.Signer, StringComparison.OrdinalIgnoreCase));
    }

    internal bool IsFor(CodePackIdentity pack) => Id.Equals(pack.Id, StringComparison.OrdinalIgnoreCase);
}
