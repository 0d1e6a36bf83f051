using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace SchemaPacks.Feeds;

/// <summary>
/// The hash of the certificate that a signature was made with, which is signed too (RFC 5035 section 3, signing-certificate-v2). Without it, somebody could put another
/// certificate with the same key into the package, and another name would be shown.
/// </summary>
internal static class NamedCertificate
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha384 = "2.16.840.1.101.3.4.2.2";
    private const string Sha512 = "2.16.840.1.101.3.4.2.3";

    /// <exception cref="CryptographicException">The signature names no certificate, or another one.</exception>
    public static void Check(SignerInfo signer, X509Certificate2 certificate)
    {
        AsnEncodedData[] values = [.. signer.SignedAttributes.Cast<CryptographicAttributeObject>()
            .Where(attribute => attribute.Oid.Value == SigningCertificateV2).SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>())];
        if (values.Length != 1)
            throw new CryptographicException("it does not name the one certificate that it was made with");
        (string algorithm, byte[] hash) = First(values[0].RawData);
        byte[] actual = algorithm switch
        {
            Sha256 => SHA256.HashData(certificate.RawData),
            Sha384 => SHA384.HashData(certificate.RawData),
            Sha512 => SHA512.HashData(certificate.RawData),
            _ => throw new CryptographicException("it names its certificate by a hash that is not used for that"),
        };
        if (!actual.AsSpan().SequenceEqual(hash))
            throw new CryptographicException("it was made with another certificate than the one beside it");
    }

    // SEQUENCE { SEQUENCE OF SEQUENCE { hashAlgorithm AlgorithmIdentifier DEFAULT sha256, certHash OCTET STRING, issuerSerial OPTIONAL }, policies OPTIONAL }
    private static (string Algorithm, byte[] Hash) First(byte[] attribute)
    {
        try
        {
            AsnReader first = new AsnReader(attribute, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
            string algorithm = first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? first.ReadSequence().ReadObjectIdentifier() : Sha256;
            return (algorithm, first.ReadOctetString());
        }
        catch (AsnContentException exception)
        {
            throw new CryptographicException("it does not say in a readable way which certificate it was made with", exception);
        }
    }
}
