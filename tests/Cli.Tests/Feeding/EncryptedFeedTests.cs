using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Feeding;

/// <summary>A feed over https that leads away from it. The command runs in a process of its own, which alone trusts the feed's certificate.</summary>
public sealed class EncryptedFeedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-https-").FullName;
    private readonly X509Certificate2 _certificate = CreateCertificate();

    public EncryptedFeedTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only OpenSSL lets one process trust a certificate: SSL_CERT_FILE");
        File.WriteAllText(Path.Combine(_folder, "feed.pem"), _certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), "<configuration><packageSources><clear /></packageSources><packageSourceMapping><clear /></packageSourceMapping></configuration>");
    }

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Packs_come_from_an_encrypted_feed_whose_certificate_is_trusted_and_from_no_other()
    {
        await using TestFeed feed = await StartAsync();
        string none = Path.Combine(_folder, "none");
        Ran stranger = await AddAsync(feed, ("SSL_CERT_FILE", none), ("SSL_CERT_DIR", none));
        stranger.ExitCode.Should().Be(3);
        stranger.Error.Should().Contain("error SP7001").And.ContainEquivalentOf("certificate");

        Ran added = await AddAsync(feed);
        added.ExitCode.Should().Be(0, added.Error);
        added.Lines[0].Should().StartWith("+ Acme.Web 1.0.0 from https://");
    }

    [Fact]
    public async Task An_encrypted_feed_whose_index_names_an_unencrypted_address_is_SP7003()
    {
        await using TestFeed feed = await StartAsync();
        await using TestFeed plain = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.ContentElsewhere = plain.Address;

        Ran refused = await AddAsync(feed);

        refused.ExitCode.Should().Be(2, refused.Error);
        refused.Error.Should().Contain("error SP7003").And.Contain("is encrypted, but names the unencrypted '127.0.0.1' for 'PackageBaseAddress/3.0.0'");
        refused.Lines.Should().Equal("Nothing was changed.");
        plain.Requests.Should().BeEmpty();
        File.Exists(Path.Combine(_folder, "packs.lock.json")).Should().BeFalse();
    }

    [Fact]
    public async Task An_encrypted_feed_that_names_an_unencrypted_address_in_an_answer_is_not_followed()
    {
        await using TestFeed feed = await StartAsync();
        await using TestFeed plain = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.PagesElsewhere = plain.Address;

        Ran refused = await AddAsync(feed);

        refused.ExitCode.Should().Be(3, refused.Error);
        refused.Error.Should().Contain("error SP7001").And.Contain("'HTTP'").And.Contain($"{plain.Address}/v3/registration/acme.web/page.json", "NuGet's client refuses it itself");
        plain.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/v3/index.json")]
    [InlineData("/v3/registration/acme.web/index.json")]
    [InlineData("/v3/content/acme.web/1.0.0/acme.web.nuspec")]
    [InlineData("/v3/content/acme.web/1.0.0/acme.web.1.0.0.nupkg")]
    public async Task An_encrypted_feed_that_sends_on_to_an_unencrypted_address_is_not_followed(string address)
    {
        await using TestFeed feed = await StartAsync();
        await using TestFeed plain = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.SendsOn = path => path == address ? plain.Address + path : null;

        Ran refused = await AddAsync(feed);

        refused.ExitCode.Should().Be(3, refused.Error);
        refused.Error.Should().Contain("error SP7001").And.Contain("302");
        plain.Requests.Should().BeEmpty();
        File.Exists(Path.Combine(_folder, "packs.lock.json")).Should().BeFalse();
    }

    private async Task<TestFeed> StartAsync() => (await TestFeed.StartAsync(certificate: _certificate)).With(new TestPackage("Acme.Web", "1.0.0"));

    private Task<Ran> AddAsync(TestFeed feed, params (string Name, string Value)[] environment)
    {
        var variables = new Dictionary<string, string> { ["SSL_CERT_FILE"] = Path.Combine(_folder, "feed.pem"), ["NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS"] = "20" };
        foreach ((string name, string value) in environment)
            variables[name] = value;
        return Ran.OutsideInAsync(_folder, variables, "add", "Acme.Web", "--source", feed.Index, "--no-progress");
    }

    private static X509Certificate2 CreateCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=schemapacks tests", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
