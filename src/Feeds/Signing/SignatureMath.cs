using System.Security.Cryptography;
using NuGet.Common;
using NuGet.Packaging.Signing;

namespace SchemaPacks.Feeds;

/// <summary>
/// Compares signatures with the keys that they name, and asks nothing of the certificates. NuGet's own provider builds the chain of every certificate, which may
/// fetch what a stranger's certificate points at; chains are built only of certificates that an operator trusts.
/// </summary>
internal sealed class SignatureMath : ISignatureVerificationProvider
{
    public Task<PackageVerificationResult> GetTrustResultAsync(
        ISignedPackageReader package, PrimarySignature signature, SignedPackageVerifierSettings settings, CancellationToken token)
    {
        try
        {
            Check(signature);
            if (RepositoryCountersignature.GetRepositoryCountersignature(signature) is { } countersignature)
                Check(countersignature);
            return Result(SignatureVerificationStatus.Valid);
        }
        catch (CryptographicException exception)
        {
            return Result(SignatureVerificationStatus.Disallowed, SignatureLog.Error(NuGetLogCode.NU3012, exception.Message));
        }

        Task<PackageVerificationResult> Result(SignatureVerificationStatus status, params SignatureLog[] issues) =>
            Task.FromResult<PackageVerificationResult>(new SignedPackageVerificationResult(status, signature, issues));
    }

    private static void Check(Signature signature)
    {
        NamedCertificate.Check(signature.SignerInfo, signature.SignerInfo.Certificate ?? throw new CryptographicException("it does not hold the certificate that it was made with"));
        signature.SignerInfo.CheckSignature(verifySignatureOnly: true);
    }
}
