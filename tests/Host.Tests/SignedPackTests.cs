using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Feeds.Signing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>Signatures whose roots are trusted. The host runs in a process of its own, which alone trusts them.</summary>
public sealed class SignedPackTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private readonly SigningAuthority _authority = new();
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _package = new TestPackage("Acme.Web", "1.0.0").Build();

    public SignedPackTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only OpenSSL lets one process trust a certificate: SSL_CERT_FILE");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "packs"));
    }

    [Fact]
    public async Task A_trusted_time_stamp_keeps_a_signature_good_after_its_certificate_expired()
    {
        var stamped = new StampedSignature(_authority.Root, Now);
        (byte[] package, X509Certificate2 certificate) = await _authority.SignAndExpireAsync(_package, stamped);

        (await JudgeAsync(package, certificate, stamped.ClockPem)).Should().BeEmpty();
        (await JudgeAsync(package, certificate, "")).Should().Equal(["SP1021"], "nobody trusts the clock");
    }

    [Fact]
    public async Task A_trusted_signers_certificate_that_was_revoked_is_SP1020_where_revocation_is_asked_for()
    {
        byte[]? list = null;
        int visits = 0;
        await using WebApplication server = CreateServer();
        server.Run(async context =>
        {
            Interlocked.Increment(ref visits);
            if (list is null)
                context.Response.StatusCode = 404;
            else
                await context.Response.Body.WriteAsync(list);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        X509Certificate2 acme = Issue(server), other = Issue(server);
        byte[] package = await _authority.SignAsync(_package, acme), another = await _authority.SignAsync(_package, other);

        visits = 0; // signing may ask
        (await JudgeAsync(package, acme, "")).Should().BeEmpty();
        visits.Should().Be(0, "a host starts without a network");
        (await JudgeAsync(package, acme, "", ("Packs__NuGet__Signatures__CheckRevocation", "true"))).Should().BeEmpty("nobody can be asked");
        visits.Should().BePositive();

        list = _authority.ListRevoked(acme);
        (await JudgeAsync(package, acme, "", ("Packs__NuGet__Signatures__CheckRevocation", "true"))).Should().Equal("SP1020");
        (await JudgeAsync(another, other, "", ("Packs__NuGet__Signatures__CheckRevocation", "true"))).Should().BeEmpty("it is not on the list");
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    /// <summary>Starts a host that requires signatures, trusts the signer, and trusts the roots of the authority and of a clock.</summary>
    /// <returns>The codes of its findings; the pack is served exactly when there are none.</returns>
    private async Task<string[]> JudgeAsync(byte[] package, X509Certificate2 signer, string clock, params (string, string)[] settings)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "packs", "web.nupkg"), package);
        string roots = Path.Combine(_folder.Path, "roots.pem");
        await File.WriteAllTextAsync(roots, $"{_authority.Root.ExportCertificatePem()}\n{clock}\n");
        await using HostProcess host = await HostProcess.StartAsync(
            _folder,
            [
                ("SSL_CERT_FILE", roots), ("HOME", _folder.Path), // what is remembered of lists lies in the home
                ("Packs__Folders__1", Path.Combine(_folder.Path, "packs")), // beside the samples
                ("Packs__NuGet__Signatures__Mode", "require"), ("Packs__NuGet__Signatures__Signers__0__Certificate", SigningAuthority.Fingerprint(signer)),
                .. settings,
            ]);
        JsonElement registry = (await host.GetAsync("/api/registry")).Json;
        string[] codes = [.. registry.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!)];
        registry.GetProperty("packs").EnumerateArray().Any(pack => pack.GetProperty("name").GetString() == "Acme.Web").Should().Be(codes.Length == 0, host.Error);
        return codes;
    }

    private X509Certificate2 Issue(WebApplication server) => _authority.Issue("Acme", revocations: $"{server.Urls.First()}/{Guid.NewGuid():N}.crl");

    private static WebApplication CreateServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }
}
