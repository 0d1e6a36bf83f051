using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SchemaPacks.Feeds;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>Time stamps beside signatures.</summary>
public sealed class StampTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private readonly SigningAuthority _authority = new();
    private readonly byte[] _package = new TestPackage("Acme.Web", "1.0.0").Build();

    [Fact]
    public async Task A_stamp_that_belongs_to_the_signature_says_when_it_was_made()
    {
        SignatureReport report = PackageSignatures.Inspect(await _authority.SignAsync(_package, _authority.Issue("Acme"), new StampedSignature(_authority.Root, Now)));
        report.State.Should().Be(SignatureState.Verified, report.Problem);
        report.Signatures.Should().ContainSingle().Which.Timestamp.Should().Be(Now);
    }

    [Fact]
    public async Task A_stamp_for_another_signature_says_nothing()
    {
        SignatureReport report = PackageSignatures.Inspect(await _authority.SignAsync(_package, _authority.Issue("Acme"), new StampedSignature(_authority.Root, Now, isAnothers: true)));
        report.Signatures.Should().ContainSingle().Which.Timestamp.Should().BeNull();
    }

    [Fact]
    public async Task A_stamp_of_an_authority_that_nobody_trusts_keeps_no_signature_good_after_its_certificate_expired()
    {
        (byte[] package, X509Certificate2 certificate) = await _authority.SignAndExpireAsync(_package, new StampedSignature(_authority.Root, Now));
        PackageSignatures.Inspect(package).Signatures.Should().ContainSingle().Which.Timestamp.Should().Be(Now, "it is there");

        var signatures = new PackageSignatures(new PackFeedOptions
        {
            Folder = ".",
            Signatures = new SignaturePolicy { Mode = SignatureMode.Require, Signers = [new TrustedSigner(SigningAuthority.Fingerprint(certificate)) { AllowUntrustedRoot = true }] },
        });
        signatures.Judge(new PackageBytes("a.nupkg", Convert.ToHexStringLower(SHA512.HashData(package)), package)).Should().ContainSingle().Which.Code.Should().Be("SP1021");
    }

    public void Dispose() => _authority.Dispose();
}
