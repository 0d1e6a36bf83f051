namespace SchemaPacks.Feeds;

/// <summary>What is asked of the signatures of packages.</summary>
public sealed record SignaturePolicy
{
    /// <summary>What <c>nuget.config</c> says; where it says nothing, every package is accepted whose signature is not broken.</summary>
    public static SignaturePolicy Default { get; } = new();

    /// <summary>Which packages may be used. Null, the default: what <c>signatureValidationMode</c> in <c>nuget.config</c> says, else <see cref="SignatureMode.Accept"/>.</summary>
    public SignatureMode? Mode { get; init; }

    /// <summary>The signers that are trusted where signatures are required. Empty, the default: the <c>trustedSigners</c> of <c>nuget.config</c>.</summary>
    public IReadOnlyList<TrustedSigner> Signers { get; init; } = [];

    /// <summary>Whether it is asked over the network if a trusted signer's certificate was revoked. Off by default: a host starts without a network.</summary>
    public bool CheckRevocation { get; init; }
}
