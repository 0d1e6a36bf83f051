using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NuGet.Packaging.Signing;

namespace SchemaPacks.Feeds;

/// <summary>Makes plain values of NuGet's signatures.</summary>
internal static class SignatureDescription
{
    /// <summary>The longest text of a stranger's that is shown.</summary>
    private const int MaxText = 300;

    /// <summary>The primary signature, and the repository's below it if there is one.</summary>
    public static IReadOnlyList<PackageSignature> Of(PrimarySignature primary)
    {
        var signatures = new List<PackageSignature>();
        Add(primary, primary as IRepositorySignature);
        if (RepositoryCountersignature.GetRepositoryCountersignature(primary) is { } countersignature)
            Add(countersignature, countersignature);
        return signatures;

        void Add(Signature signature, IRepositorySignature? repository)
        {
            if (signature.SignerInfo.Certificate is { } certificate)
                signatures.Add(Describe(signature, certificate, repository, signatures.Count > 0, primary.SignedCms.Certificates));
        }
    }

    /// <summary>Text that somebody else wrote, on one line and not too long.</summary>
    public static string Printable(string text)
    {
        string plain = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return plain.Length <= MaxText ? plain : $"{plain.AsSpan(0, MaxText)}…";
    }

    private static PackageSignature Describe(
        Signature signature, X509Certificate2 certificate, IRepositorySignature? repository, bool isCountersignature, X509Certificate2Collection beside) => new()
    {
        Kind = repository is null ? SignatureKind.Author : SignatureKind.Repository,
        IsCountersignature = isCountersignature,
        Subject = Printable(certificate.Subject),
        Certificate = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)),
        ValidFrom = new DateTimeOffset(certificate.NotBefore).ToUniversalTime(),
        ValidTo = new DateTimeOffset(certificate.NotAfter).ToUniversalTime(),
        Timestamp = TimestampOf(signature, beside),
        Repository = repository is null ? null : Printable(repository.V3ServiceIndexUrl.OriginalString),
        Owners = [.. (repository?.PackageOwners ?? []).Select(Printable)],
    };

    private static DateTimeOffset? TimestampOf(Signature signature, X509Certificate2Collection beside) =>
        signature.Timestamps is [{ SignedCms: { } stamp }, ..]
        && Rfc3161TimestampToken.TryDecode(stamp.Encode(), out Rfc3161TimestampToken? token, out _)
        && token is not null
        && token.VerifySignatureForSignerInfo(signature.SignerInfo, out _, beside)
            ? token.TokenInfo.Timestamp
            : null;
}
