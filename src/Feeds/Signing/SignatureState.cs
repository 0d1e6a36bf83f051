namespace SchemaPacks.Feeds;

/// <summary>What there is to a package's signature.</summary>
public enum SignatureState
{
    /// <summary>It has none.</summary>
    Unsigned,

    /// <summary>The package is what was signed. That says nothing of whether anybody trusts the signer.</summary>
    Verified,

    /// <summary>The package was changed after it was signed, or the signature is damaged.</summary>
    Broken,
}
