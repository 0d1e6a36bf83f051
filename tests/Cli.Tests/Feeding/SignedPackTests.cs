using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Feeds.Signing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Feeding;

/// <summary>A pack that <c>dotnet</c> made and signed, and a host's folder where <c>nuget.config</c> requires signatures.</summary>
public sealed class SignedPackTests : IDisposable
{
    /// <summary>Where the first entry's local header holds a time (APPNOTE 4.3.7): the archive is as sound with another.</summary>
    private const int LocalTime = 10;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_dotnet_packs_and_signs_is_taken_where_signatures_are_required_and_refused_once_a_byte_has_changed()
    {
        await using TestFeed feed = await TestFeed.StartAsync();
        using var author = new PackAuthor(feed);
        using X509Certificate2 certificate = CreateCertificate("Acme");
        await author.CreateAsync("acme/page-view");
        string unsigned = await author.PackAsync("1.0.0");
        string signed = await author.SignAsync(unsigned, certificate);
        byte[] changed = await File.ReadAllBytesAsync(signed, TestContext.Current.CancellationToken);
        changed[LocalTime] ^= 1;

        Ran inspected = await Ran.OutsideInAsync(_folder.Path, "inspect", signed);
        inspected.Output.Should().Contain(SigningAuthority.Fingerprint(certificate));

        Ran taken = await AddAsync("taken", await File.ReadAllBytesAsync(signed, TestContext.Current.CancellationToken), certificate);
        taken.ExitCode.Should().Be(0, taken.Error);
        taken.Lines.Should().Equal("+ Acme.Web 1.0.0 from internal", "1 change; 1 pack locked.");

        Ran refused = await AddAsync("changed", changed, certificate);
        refused.ExitCode.Should().Be(1, refused.Error);
        refused.Error.Should().Contain("error SP1018").And.Contain("NU3008");
        refused.Lines.Should().Equal("Nothing was changed.");

        (await AddAsync("unsigned", await File.ReadAllBytesAsync(unsigned, TestContext.Current.CancellationToken), certificate)).Error.Should().Contain("error SP1019");
        using X509Certificate2 stranger = CreateCertificate("Stranger");
        (await AddAsync("stranger", await File.ReadAllBytesAsync(signed, TestContext.Current.CancellationToken), stranger)).Error.Should().Contain("error SP1020");
    }

    public void Dispose() => _folder.Dispose();

    // Its own issuer, as that of somebody who has no other: dotnet signs with nothing whose chain it cannot complete.
    private static X509Certificate2 CreateCertificate(string name)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}, O=Tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], critical: true)); // for signing code
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Adds the package in a fresh folder that trusts the signer alone.</summary>
    private async Task<Ran> AddAsync(string name, byte[] package, X509Certificate2 signer)
    {
        string host = Path.Combine(_folder.Path, name), feed = Path.Combine(host, "feed");
        Directory.CreateDirectory(feed);
        await File.WriteAllBytesAsync(Path.Combine(feed, "Acme.Web.1.0.0.nupkg"), package);
        await File.WriteAllTextAsync(Path.Combine(host, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="internal" value="feed" /></packageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
              <config><add key="signatureValidationMode" value="require" /></config>
              <trustedSigners>
                <clear />
                <author name="acme"><certificate fingerprint="{SigningAuthority.Fingerprint(signer)}" hashAlgorithm="SHA256" allowUntrustedRoot="true" /></author>
              </trustedSigners>
            </configuration>
            """);
        return await Ran.OutsideInAsync(host, "add", "Acme.Web", "--no-progress");
    }
}
