using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NuGet.Common;
using NuGet.Packaging.Signing;
using Algorithm = System.Security.Cryptography.HashAlgorithmName;
using HashAlgorithmName = NuGet.Common.HashAlgorithmName;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>A root that no machine trusts, certificates for signing code below it, and packages that are signed with them as NuGet signs.</summary>
internal sealed class SigningAuthority : IDisposable
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3"; // RFC 5280 section 4.2.1.12
    private const int KeyBits = 2048; // the least that NuGet takes

    private readonly List<IDisposable> _made = [];
    private readonly X509Certificate2 _root;

    public SigningAuthority()
    {
        CertificateRequest request = Request("Tests root", isAuthority: true, out _);
        _root = Keep(request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1)));
    }

    /// <summary>The root's certificate, without its key.</summary>
    public X509Certificate2 Root => Keep(X509CertificateLoader.LoadCertificate(_root.RawData));

    /// <summary>Lower-case hexadecimal SHA-256 of a certificate.</summary>
    public static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(Algorithm.SHA256).ToLowerInvariant();

    /// <summary>A certificate for signing code, with its key.</summary>
    /// <param name="name">The name in it.</param>
    /// <param name="validFor">How long it is valid from now on.</param>
    /// <param name="address">Where it says that its issuer can be had.</param>
    /// <param name="revocations">Where it says that the list of revoked certificates can be had.</param>
    public X509Certificate2 Issue(string name, TimeSpan? validFor = null, string? address = null, string? revocations = null)
    {
        CertificateRequest request = Request(name, isAuthority: false, out RSA key);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (address is not null)
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [address + "issuer.cer"]));
        if (revocations is not null)
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([revocations]));

        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 issued = request.Create(_root, now.AddDays(-1), now + (validFor ?? TimeSpan.FromDays(30)), RandomNumberGenerator.GetBytes(8));
        return Keep(issued.CopyWithPrivateKey(key));
    }

    /// <summary>The list of certificates that the root has revoked, as it is downloaded.</summary>
    public byte[] ListRevoked(params X509Certificate2[] revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (X509Certificate2 certificate in revoked)
            list.AddEntry(certificate, DateTimeOffset.UtcNow.AddHours(-1), X509RevocationReason.KeyCompromise);
        return list.Build(_root, 1, DateTimeOffset.UtcNow.AddDays(1), Algorithm.SHA256, RSASignaturePadding.Pkcs1, DateTimeOffset.UtcNow.AddHours(-1));
    }

    /// <summary>Signs as the author.</summary>
    public Task<byte[]> SignAsync(byte[] package, X509Certificate2 certificate) =>
        SignAsync(package, certificate, new X509SignatureProvider(timestampProvider: null));

    /// <summary>Signs as the author, in a way of one's own.</summary>
    public Task<byte[]> SignAsync(byte[] package, X509Certificate2 certificate, ISignatureProvider provider) =>
        SignAsync(package, new AuthorSignPackageRequest(Copy(certificate), HashAlgorithmName.SHA256) { AllowUntrustedRoot = true }, provider);

    /// <summary>Signs as a repository; what an author has signed is countersigned.</summary>
    public Task<byte[]> SignAsRepositoryAsync(byte[] package, X509Certificate2 certificate, params string[] owners) => SignAsync(
        package,
        new RepositorySignPackageRequest(Copy(certificate), HashAlgorithmName.SHA256, HashAlgorithmName.SHA256, new Uri("https://feed.example/v3/index.json"), owners) { AllowUntrustedRoot = true },
        new X509SignatureProvider(timestampProvider: null));

    /// <summary>Signs with a certificate that has expired when this returns.</summary>
    public async Task<(byte[] Package, X509Certificate2 Certificate)> SignAndExpireAsync(byte[] package, ISignatureProvider? provider = null)
    {
        // Signing takes a valid certificate. It takes a moment on an idle machine; a busy one gets longer.
        for (TimeSpan validFor = TimeSpan.FromSeconds(3); ; validFor *= 2)
        {
            X509Certificate2 certificate = Issue("Shortly", validFor);
            try
            {
                byte[] signed = await SignAsync(package, certificate, provider ?? new X509SignatureProvider(timestampProvider: null));
                while (DateTime.Now <= certificate.NotAfter)
                    await Task.Delay(100);
                return (signed, certificate);
            }
            catch (SignatureException) when (DateTime.Now > certificate.NotAfter)
            {
            }
        }
    }

    public void Dispose()
    {
        foreach (IDisposable made in _made)
            made.Dispose();
    }

    private async Task<byte[]> SignAsync(byte[] package, SignPackageRequest request, ISignatureProvider provider)
    {
        using (request)
        {
            request.AdditionalCertificates.Add(Root);
            using var signed = new MemoryStream();
            using (var options = new SigningOptions(
                new Lazy<Stream>(() => new MemoryStream(package)), new Lazy<Stream>(() => signed), overwrite: true, provider, NullLogger.Instance))
            {
                await SigningUtility.SignAsync(options, request, CancellationToken.None);
            }

            return signed.ToArray();
        }
    }

    // A request disposes of its certificate.
    private static X509Certificate2 Copy(X509Certificate2 certificate) => X509CertificateLoader.LoadPkcs12(
        certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable | X509KeyStorageFlags.EphemeralKeySet);

    private CertificateRequest Request(string name, bool isAuthority, out RSA key)
    {
        key = Keep(RSA.Create(KeyBits));
        var request = new CertificateRequest($"CN={name}, O=Tests", key, Algorithm.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(isAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (!isAuthority)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CodeSigning)], critical: true));
        return request;
    }

    private T Keep<T>(T made)
        where T : IDisposable
    {
        lock (_made)
            _made.Add(made);
        return made;
    }
}
