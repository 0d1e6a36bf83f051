using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NuGet.Common;
using NuGet.Packaging.Signing;
using SchemaPacks.Feeds;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>A certificate may name an address where its issuer can be had. Whoever reads a stranger's package must not be made to visit it.</summary>
public sealed class VisitedAddressTests : IDisposable
{
    private readonly SigningAuthority _authority = new();
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _visits;

    public VisitedAddressTests()
    {
        _server.Start();
        _serving = Task.Run(ServeAsync);
    }

    [Fact]
    public async Task A_strangers_certificate_makes_nobody_visit_the_addresses_in_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the system visits addresses when it likes, and remembers what it found");
        X509Certificate2 certificate = _authority.Issue("Acme", address: $"http://127.0.0.1:{((IPEndPoint)_server.LocalEndpoint).Port}/");
        byte[] package = await _authority.SignAsync(new TestPackage("Acme.Web", "1.0.0").Build(), certificate, new WithoutIssuer());
        var trusted = new TrustedSigner(SigningAuthority.Fingerprint(certificate)) { AllowUntrustedRoot = true };
        Interlocked.Exchange(ref _visits, 0); // signing may visit it

        PackageSignatures.Inspect(package).State.Should().Be(SignatureState.Verified);
        Judge(package, new SignaturePolicy { Mode = SignatureMode.Accept }).Should().BeEmpty();
        Judge(package, new SignaturePolicy { Mode = SignatureMode.Require, Signers = [trusted with { Certificate = new string('0', 64) }] }).Should().Equal("SP1020");
        Volatile.Read(ref _visits).Should().Be(0);

        Judge(package, new SignaturePolicy { Mode = SignatureMode.Require, Signers = [trusted] }).Should().Equal(["SP1020"], "its chain has no end");
        Volatile.Read(ref _visits).Should().BePositive("the signer is trusted, so its issuer is looked for: the trap works");
    }

    public void Dispose()
    {
        _stop.Cancel();
        _serving.Wait(); // first: a server that has stopped accepts nothing, and says so
        _server.Stop();
        _stop.Dispose();
        _authority.Dispose();
    }

    private static IEnumerable<string> Judge(byte[] package, SignaturePolicy policy) =>
        new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = policy })
            .Judge(new PackageBytes("a.nupkg", Convert.ToHexStringLower(SHA512.HashData(package)), package)).Select(finding => finding.Code);

    /// <summary>Signs as NuGet does, and leaves out the certificate of the issuer, for which a reader then has to look.</summary>
    private sealed class WithoutIssuer : ISignatureProvider
    {
        public Task<PrimarySignature> CreatePrimarySignatureAsync(SignPackageRequest request, SignatureContent content, ILogger logger, CancellationToken token)
        {
            var signer = new CmsSigner(SubjectIdentifierType.SubjectKeyIdentifier, request.Certificate) { IncludeOption = X509IncludeOption.EndCertOnly };
            foreach (CryptographicAttributeObject attribute in SigningUtility.CreateSignedAttributes(request, [request.Certificate]))
                signer.SignedAttributes.Add(attribute);
            var signed = new SignedCms(new ContentInfo(content.GetBytes()));
            signed.ComputeSignature(signer);
            return Task.FromResult(PrimarySignature.Load(signed.Encode()));
        }

        public Task<PrimarySignature> CreateRepositoryCountersignatureAsync(RepositorySignPackageRequest request, PrimarySignature signature, ILogger logger, CancellationToken token) =>
            throw new NotSupportedException();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _server.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _visits);
                NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4_096], _stop.Token);
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
        catch (IOException) when (_stop.IsCancellationRequested)
        {
        }
    }
}
