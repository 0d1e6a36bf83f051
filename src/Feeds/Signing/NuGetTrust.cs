using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging.Signing;

namespace SchemaPacks.Feeds;

/// <summary>Takes from <c>nuget.config</c> what the policy leaves open.</summary>
internal static class NuGetTrust
{
    /// <exception cref="FeedException"><c>nuget.config</c> cannot be used (SP7002).</exception>
    public static SignaturePolicy Complete(PackFeedOptions options)
    {
        SignaturePolicy policy = options.Signatures;
        if (policy.Mode is null)
            policy = policy with { Mode = NuGetFile.Read(options, SettingsUtility.GetSignatureValidationMode) == SignatureValidationMode.Require ? SignatureMode.Require : SignatureMode.Accept };
        return policy is { Mode: SignatureMode.Require, Signers.Count: 0 } ? policy with { Signers = NuGetFile.Read(options, Signers) } : policy;
    }

    private static IReadOnlyList<TrustedSigner> Signers(ISettings settings) =>
    [
        .. new TrustedSignersProvider(settings).GetTrustedSigners().SelectMany(signer => signer.Certificates.Select(certificate =>
            certificate.HashAlgorithm == HashAlgorithmName.SHA256
                ? new TrustedSigner(certificate.Fingerprint)
                {
                    Kind = signer is RepositoryItem ? SignatureKind.Repository : SignatureKind.Author,
                    Owners = signer is RepositoryItem repository ? [.. repository.Owners] : [],
                    AllowUntrustedRoot = certificate.AllowUntrustedRoot,
                }
                : throw new NuGetConfigurationException($"the certificate '{certificate.Fingerprint}' of the trusted signer '{signer.Name}' is named by {certificate.HashAlgorithm}, and SHA256 is expected"))),
    ];
}
