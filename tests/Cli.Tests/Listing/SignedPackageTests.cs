using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Feeds.Signing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Listing;

/// <summary>What the command line says of packages' signatures, and what it does with them.</summary>
public sealed class SignedPackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-signed-").FullName;
    private readonly SigningAuthority _authority = new();
    private readonly X509Certificate2 _acme;
    private readonly byte[] _package = new TestPackage("Acme.Web", "1.2.0").Build();

    public SignedPackageTests() => _acme = _authority.Issue("Acme");

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Inspect_shows_who_signed_a_package()
    {
        string path = Write("acme.nupkg", await _authority.SignAsRepositoryAsync(await _authority.SignAsync(_package, _acme), _authority.Issue("Feed"), "acme"));
        Ran ran = await Ran.InsideAsync("inspect", path);
        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Lines.Should().Contain("package    Acme.Web 1.2.0").And.Contain("signature  verified: the package is what was signed").And.Contain("signer     author CN=Acme, O=Tests")
            .And.Contain("signer     repository CN=Feed, O=Tests, https://feed.example/v3/index.json, for acme")
            .And.Contain(line => line.StartsWith($"           certificate {SigningAuthority.Fingerprint(_acme)}, valid from ", StringComparison.Ordinal) && line.EndsWith(", no time stamp", StringComparison.Ordinal));

        JsonElement json = JsonDocument.Parse((await Ran.InsideAsync("inspect", path, "--format", "json")).Output).RootElement;
        json.GetProperty("packs")[0].GetProperty("package").ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Should().Be("""{"id":"Acme.Web","version":"1.2.0"}""");
        JsonElement signature = json.GetProperty("signature");
        signature.GetProperty("state").GetString().Should().Be("verified");
        JsonElement[] signatures = [.. signature.GetProperty("signatures").EnumerateArray()];
        signatures[0].EnumerateObject().Select(member => member.Name).Should().Equal("kind", "countersignature", "subject", "certificate", "validFrom", "validTo");
        signatures[0].GetProperty("certificate").GetString().Should().Be(SigningAuthority.Fingerprint(_acme));
        (signatures[1].GetProperty("kind").GetString(), signatures[1].GetProperty("countersignature").GetBoolean(), signatures[1].GetProperty("owners")[0].GetString())
            .Should().Be(("repository", true, "acme"));
    }

    [Fact]
    public async Task Inspect_says_of_a_changed_package_that_it_is_not_what_was_signed_and_shows_it_all_the_same()
    {
        byte[] changed = await _authority.SignAsync(_package, _acme);
        changed[10] ^= 1; // the time of the first entry
        string path = Write("acme.nupkg", changed);
        Ran ran = await Ran.InsideAsync("inspect", path);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("error SP1018");
        ran.Lines.Should().Contain("signature  broken: NU3008: the package was changed after it was signed").And.Contain("package    Acme.Web 1.2.0").And.Contain("signer     author CN=Acme, O=Tests");
        JsonDocument.Parse((await Ran.InsideAsync("inspect", path, "--format", "json")).Output).RootElement.GetProperty("signature").GetProperty("state").GetString().Should().Be("broken");
    }

    [Fact]
    public async Task Inspect_says_that_a_package_is_not_signed_and_nothing_of_signatures_for_an_assembly()
    {
        (await Ran.InsideAsync("inspect", Write("acme.nupkg", _package))).Lines.Should().Contain("signature  none");
        string assembly = Write("Acme.Web.dll", new Scanning.CraftedAssembly("Acme.Web").Naming("Acme.Web.Schemas").Build());
        (await Ran.InsideAsync("inspect", assembly)).Output.Should().NotContain("signature");
        JsonDocument.Parse((await Ran.InsideAsync("inspect", assembly, "--format", "json")).Output).RootElement.GetProperty("signature").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_signer_below_a_root_that_the_machine_trusts_needs_no_exception_and_another_machine_refuses_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere, trusting a root would change the machine");
        Write("feed/Acme.Web.1.2.0.nupkg", await _authority.SignAsync(_package, _acme));
        Write("nuget.config", System.Text.Encoding.UTF8.GetBytes($"""
            <configuration>
              <packageSources><clear /><add key="main" value="{Path.Combine(_folder, "feed")}" /></packageSources>
              <config><add key="signatureValidationMode" value="require" /></config>
              <trustedSigners><clear />
                <author name="acme"><certificate fingerprint="{SigningAuthority.Fingerprint(_acme).ToUpperInvariant()}" hashAlgorithm="SHA256" allowUntrustedRoot="false" /></author>
              </trustedSigners>
            </configuration>
            """));
        string roots = Write("roots.pem", System.Text.Encoding.ASCII.GetBytes(_authority.Root.ExportCertificatePem()));
        string[] add = ["add", "Acme.Web", "--config", Path.Combine(_folder, "nuget.config")];

        Ran stranger = await Ran.OutsideInAsync(_folder, add);
        stranger.ExitCode.Should().Be(1);
        stranger.Error.Should().Contain("SP1020").And.Contain("NU3018");
        Ran friend = await Ran.OutsideInAsync(_folder, new() { ["SSL_CERT_FILE"] = roots }, add);
        friend.ExitCode.Should().Be(0, friend.Error);
        friend.Lines[0].Should().Be("+ Acme.Web 1.2.0 from main");
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
