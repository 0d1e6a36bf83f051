using System.Runtime.InteropServices;
using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Signing;

namespace SchemaPacks.Feeds;

/// <summary>
/// Reads the signatures of a package and finds out whether it is what was signed. NuGet does the reading, by our own call: whether the platform, or a variable of the
/// environment, lets NuGet verify anything when it restores has no bearing on it.
/// </summary>
internal static class SignatureReader
{
    private static readonly SignedPackageVerifierSettings Strict = new(
        allowUnsigned: true, allowIllegal: false, allowUntrusted: true, allowIgnoreTimestamp: true, allowMultipleTimestamps: true, allowNoTimestamp: true,
        allowUnknownRevocation: true, reportUnknownRevocation: false, VerificationTarget.All, SignaturePlacement.Any, SignatureVerificationBehavior.IfExists, RevocationMode.Offline);

    /// <summary>Whether the bytes have the name of a signature's entry anywhere. A package that has not is not signed, for whoever reads it.</summary>
    public static bool MayBeSigned(ReadOnlySpan<byte> package) => package.IndexOf(".signature.p7s"u8) >= 0;

    public static SignatureReport Read(ReadOnlyMemory<byte> package)
    {
        if (!MayBeSigned(package.Span))
            return SignatureReport.Unsigned;
        try
        {
            using PackageArchiveReader reader = Open(package);
            VerifySignaturesResult result = Verify(reader, Strict, new IntegrityVerificationProvider(), new SignatureMath());
            if (!result.IsSigned)
                return SignatureReport.Unsigned;
            PrimarySignature? signature = result.Results.OfType<SignedPackageVerificationResult>().FirstOrDefault()?.Signature;
            return signature is not null && result.IsValid
                ? new SignatureReport(SignatureState.Verified, SignatureDescription.Of(signature), null)
                : new SignatureReport(SignatureState.Broken, signature is null ? [] : SignatureDescription.Of(signature), Problem(result));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // a damaged archive or signature makes NuGet's readers throw all kinds of them
        {
            return new SignatureReport(SignatureState.Broken, [], $"NU3003: the signature cannot be read ({exception.GetType().Name})");
        }
    }

    public static PackageArchiveReader Open(ReadOnlyMemory<byte> package) => new(
        MemoryMarshal.TryGetArray(package, out ArraySegment<byte> bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(package.ToArray()));

    // The package is in memory: nothing is waited for.
    public static VerifySignaturesResult Verify(PackageArchiveReader reader, SignedPackageVerifierSettings settings, params ISignatureVerificationProvider[] providers) =>
        new PackageSignatureVerifier(providers).VerifySignaturesAsync(reader, settings, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>NuGet's codes and sentences for what is wrong.</summary>
    public static string Problem(VerifySignaturesResult result) => string.Join("; ", result.Results
        .SelectMany(part => part.Issues)
        .Where(issue => issue.Level == LogLevel.Error)
        .Select(issue => $"{issue.Code}: {SignatureDescription.Printable(issue.Code == NuGetLogCode.NU3008 ? "the package was changed after it was signed" : issue.Message.Split('\n')[0].Trim().TrimEnd('.'))}")
        .Distinct());
}
