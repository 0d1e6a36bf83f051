namespace SchemaPacks.Feeds;

/// <summary>Which packages may be used, by their signatures.</summary>
public enum SignatureMode
{
    /// <summary>Unsigned packages, and signed ones whoever signed them. A package that is not what was signed is refused all the same.</summary>
    Accept,

    /// <summary>Only packages that a trusted signer signed.</summary>
    Require,
}
