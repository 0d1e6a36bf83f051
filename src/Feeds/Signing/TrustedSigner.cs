namespace SchemaPacks.Feeds;

/// <summary>A certificate whose signatures are trusted; as an entry of <c>trustedSigners</c> in <c>nuget.config</c>.</summary>
/// <param name="Certificate">Hexadecimal SHA-256 of the certificate, as <c>schemapacks inspect</c> shows it.</param>
public sealed record TrustedSigner(string Certificate)
{
    /// <summary>The only kind of signature that it is trusted for. Null, the default: both.</summary>
    public SignatureKind? Kind { get; init; }

    /// <summary>Where it signs for a repository: the owners, by the repository's word, whose packages are trusted. Empty, the default: everybody's.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Whether the certificate will do although this machine does not trust its root. It does not by default.</summary>
    public bool AllowUntrustedRoot { get; init; }

    internal bool Covers(PackageSignature signature) => Certificate.Equals(signature.Certificate, StringComparison.OrdinalIgnoreCase)
        && (Kind is null || Kind == signature.Kind)
        && (Owners.Count == 0 || Owners.Any(owner => signature.Owners.Contains(owner, StringComparer.Ordinal)));
}
