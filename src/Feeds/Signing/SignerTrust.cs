using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Signing;

namespace SchemaPacks.Feeds;

/// <summary>Whether one of a package's signatures is that of a trusted signer, and its certificate holds: chain, purpose, time, and revocation where that is asked for.</summary>
internal static class SignerTrust
{
    /// <summary>What keeps the package out; null when nothing does.</summary>
    /// <param name="package">The package, which is what was signed.</param>
    /// <param name="signatures">Its signatures.</param>
    /// <param name="policy">Whom to trust.</param>
    /// <param name="trusted">The signature that lets it in.</param>
    public static SignatureProblem? Find(ReadOnlyMemory<byte> package, IReadOnlyList<PackageSignature> signatures, SignaturePolicy policy, out PackageSignature? trusted)
    {
        SignatureProblem? problem = null;
        foreach (PackageSignature signature in signatures)
        {
            TrustedSigner[] signers = [.. policy.Signers.Where(signer => signer.Covers(signature))];
            if (signers.Length == 0)
                continue;
            SignatureProblem? found = Verify(package, signature, signers, policy.CheckRevocation);
            if (found is null)
            {
                trusted = signature;
                return null;
            }

            problem ??= found;
        }

        trusted = null;
        return problem ?? new SignatureProblem(TrustDiagnostics.SignerNotTrusted, policy.Signers.Count == 0
            ? "is signed, but no signer is trusted; name those that are in Packs:NuGet:Signatures, or in trustedSigners of nuget.config"
            : $"is signed by {string.Join(" and by ", signatures.Select(Name))}, whom nobody trusts; if you do, add the certificate to the trusted signers");
    }

    private static SignatureProblem? Verify(ReadOnlyMemory<byte> package, PackageSignature signature, TrustedSigner[] signers, bool checkRevocation)
    {
        var settings = new SignedPackageVerifierSettings(
            allowUnsigned: false, allowIllegal: false, allowUntrusted: false, allowIgnoreTimestamp: true, allowMultipleTimestamps: true, allowNoTimestamp: true,
            allowUnknownRevocation: true, reportUnknownRevocation: false,
            signature.Kind == SignatureKind.Author ? VerificationTarget.Author : VerificationTarget.Repository,
            signature.IsCountersignature ? SignaturePlacement.Countersignature : SignaturePlacement.PrimarySignature,
            signature.IsCountersignature ? SignatureVerificationBehavior.Always : SignatureVerificationBehavior.Never,
            checkRevocation ? RevocationMode.Online : RevocationMode.Offline);
        KeyValuePair<string, HashAlgorithmName>[] rootless =
            [.. signers.Where(signer => signer.AllowUntrustedRoot).Take(1).Select(signer => KeyValuePair.Create(signer.Certificate.ToUpperInvariant(), HashAlgorithmName.SHA256))];
        VerifySignaturesResult result;
        try
        {
            using PackageArchiveReader reader = SignatureReader.Open(package);
            result = SignatureReader.Verify(reader, settings, new IntegrityVerificationProvider(), new SignatureTrustAndValidityVerificationProvider(rootless));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // a damaged time stamp makes NuGet's readers throw all kinds of them
        {
            return new SignatureProblem(TrustDiagnostics.SignerNotTrusted, $"is signed by {Name(signature)}, who is trusted, but what stands beside the signature cannot be read ({exception.GetType().Name})");
        }

        // Where a root need not be trusted, NuGet makes a warning of an expired certificate.
        if (result.Results.SelectMany(part => part.Issues).Any(issue => issue.Code == NuGetLogCode.NU3037))
            return new SignatureProblem(
                TrustDiagnostics.SignatureExpired,
                $"is signed by {Name(signature)}, whose certificate expired on {signature.ValidTo:yyyy-MM-dd} (NU3037), and no trusted time stamp says that it was signed before; ask for a package that is signed again, with a time stamp");
        return result.IsValid ? null : new SignatureProblem(
            TrustDiagnostics.SignerNotTrusted, $"is signed by {Name(signature)}, who is trusted, but the certificate does not hold: {SignatureReader.Problem(result)}");
    }

    private static string Name(PackageSignature signature) =>
        $"'{signature.Subject}' ({(signature.Kind == SignatureKind.Author ? "author" : "repository")}, certificate {signature.Certificate}{(signature.Owners.Count == 0 ? "" : $", owners {string.Join(", ", signature.Owners)}")})";
}
