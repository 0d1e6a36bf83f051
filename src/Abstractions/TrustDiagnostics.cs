using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What is found about the signatures of packages: the numbers from 1018 on. <see cref="Diagnostics.All"/> has them too.</summary>
public static class TrustDiagnostics
{
    /// <summary>A package was changed after it was signed, or its signature is damaged.</summary>
    public static readonly DiagnosticDescriptor BrokenSignature = new(1018, Error, "broken-signature", "A package is not what was signed");

    /// <summary>A package has no signature, and signatures are required.</summary>
    public static readonly DiagnosticDescriptor UnsignedPackage = new(1019, Error, "unsigned-package", "A package is not signed");

    /// <summary>A package is signed by nobody who is trusted, or with a certificate that does not hold.</summary>
    public static readonly DiagnosticDescriptor SignerNotTrusted = new(1020, Error, "signer-not-trusted", "A package's signer is not trusted");

    /// <summary>A package is signed with a certificate that has expired, without a time stamp from before.</summary>
    public static readonly DiagnosticDescriptor SignatureExpired = new(1021, Error, "signature-expired", "A package's signature has expired");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [BrokenSignature, UnsignedPackage, SignerNotTrusted, SignatureExpired];
}
