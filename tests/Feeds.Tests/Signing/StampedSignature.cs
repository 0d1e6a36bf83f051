using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NuGet.Common;
using NuGet.Packaging.Signing;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>Signs as NuGet does, and adds a time stamp (RFC 3161) of an authority of its own.</summary>
/// <param name="issuer">The issuer of the signer's certificate, which goes into the package.</param>
/// <param name="time">What the stamp says.</param>
/// <param name="isAnothers">Whether the stamp is one for another signature.</param>
internal sealed class StampedSignature(X509Certificate2 issuer, DateTimeOffset time, bool isAnothers = false) : ISignatureProvider
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string StampContent = "1.2.840.113549.1.9.16.1.4"; // id-ct-TSTInfo
    private const string StampAttribute = "1.2.840.113549.1.9.16.2.14"; // id-aa-timeStampToken
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Stamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>The certificate, which is its own root, of the authority that stamped last, as PEM.</summary>
    public string ClockPem { get; private set; } = "";

    public Task<PrimarySignature> CreatePrimarySignatureAsync(SignPackageRequest request, SignatureContent content, ILogger logger, CancellationToken token)
    {
        var signer = new CmsSigner(SubjectIdentifierType.SubjectKeyIdentifier, request.Certificate) { IncludeOption = X509IncludeOption.EndCertOnly };
        signer.Certificates.Add(issuer);
        foreach (CryptographicAttributeObject attribute in SigningUtility.CreateSignedAttributes(request, [request.Certificate, issuer]))
            signer.SignedAttributes.Add(attribute);
        var signed = new SignedCms(new ContentInfo(content.GetBytes()));
        signed.ComputeSignature(signer);
        byte[] value = signed.SignerInfos[0].GetSignature();
        signed.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(StampAttribute), Stamp(isAnothers ? [.. value, 0] : value)));
        return Task.FromResult(PrimarySignature.Load(signed.Encode()));
    }

    public Task<PrimarySignature> CreateRepositoryCountersignatureAsync(RepositorySignPackageRequest request, PrimarySignature signature, ILogger logger, CancellationToken token) =>
        throw new NotSupportedException();

    private byte[] Stamp(byte[] signature)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Clock, O=Tests", key, System.Security.Cryptography.HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Stamping)], critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using X509Certificate2 certificate = request.CreateSelfSigned(time.AddDays(-1), time.AddDays(30));
        ClockPem = certificate.ExportCertificatePem();

        var stamp = new SignedCms(new ContentInfo(new Oid(StampContent), Statement(SHA256.HashData(signature))));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { IncludeOption = X509IncludeOption.EndCertOnly, DigestAlgorithm = new Oid(Sha256) };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), NamedCertificate(certificate)));
        stamp.ComputeSignature(signer);
        return stamp.Encode();
    }

    // TSTInfo: version, policy, imprint, serial number, time (RFC 3161 section 2.4.2).
    private byte[] Statement(byte[] hash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.2.3.4.1");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(Sha256);
                writer.WriteOctetString(hash);
            }

            writer.WriteInteger(17);
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }

        return writer.Encode();
    }

    private static byte[] NamedCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData)); // SHA-256 is what holds where no algorithm is named
        return writer.Encode();
    }
}
