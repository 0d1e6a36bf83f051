using System.Security.Cryptography;
using SchemaPacks.Feeds;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>Which packages get into a host's folder, by what they are signed with.</summary>
public sealed class SignaturePolicyTests(SignedPackages packages) : IClassFixture<SignedPackages>
{
    private TrustedSigner Author => new(SigningAuthority.Fingerprint(packages.Author)) { AllowUntrustedRoot = true };

    private TrustedSigner Repository => new(SigningAuthority.Fingerprint(packages.Repository)) { AllowUntrustedRoot = true };

    [Fact]
    public async Task Accept_is_what_holds_without_settings_and_takes_unsigned_packages_and_those_of_strangers()
    {
        using HostFolder host = Host(("Acme.Web", packages.ByAuthor)).WithFeed("other", new TestPackage("Acme.Shop", "1.0.0"));
        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().AddAsync("Acme.Shop")).Packs().Should().Equal("Acme.Shop 1.0.0", "Acme.Web 1.0.0");
    }

    [Fact]
    public async Task Accept_refuses_a_package_that_was_changed_after_it_was_signed_with_SP1018()
    {
        byte[] changed = [.. packages.ByAuthor];
        changed[LocalTime] ^= 1; // of the first entry: the archive is as sound as before
        using HostFolder host = Host(("Acme.Web", changed));

        Diagnostic refusal = (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP1018");

        refusal.Message.Should().StartWith("the package 'Acme.Web 1.0.0' is not what was signed (NU3008: ");
        host.Cached().Should().BeEmpty();
    }

    [Fact]
    public async Task Require_refuses_an_unsigned_package_with_SP1019()
    {
        using HostFolder host = Host(("Acme.Web", packages.Unsigned));
        (await Open(host, Author).AddAsync("Acme.Web")).ShouldFail("SP1019").Message.Should().Contain("NU3004");
        host.Cached().Should().BeEmpty();
    }

    [Fact]
    public async Task Require_takes_what_a_trusted_author_signed_and_restores_it()
    {
        using HostFolder host = Host(("Acme.Web", packages.ByAuthor));
        (await Open(host, Author).AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
        Directory.Delete(host["packs.cache"], recursive: true);
        (await Open(host, Author).RestoreAsync(locked: true)).Packs().Should().Equal("Acme.Web 1.0.0");
        (await Open(host, Author with { Certificate = Author.Certificate.ToUpperInvariant() }).InstalledAsync()).Packs.Should().ContainSingle();
    }

    [Fact]
    public async Task Require_refuses_what_somebody_else_signed_with_SP1020_also_when_it_is_in_the_cache()
    {
        using HostFolder host = Host(("Acme.Web", packages.ByAuthor));
        (await Open(host, Repository).AddAsync("Acme.Web")).ShouldFail("SP1020").Message.Should().ContainAll("'CN=Acme, O=Tests' (author, certificate ", Author.Certificate, "whom nobody trusts");
        (await Open(host).AddAsync("Acme.Web")).ShouldFail("SP1020").Message.Should().Contain("no signer is trusted");

        (await host.Open().AddAsync("Acme.Web")).Packs();
        InstalledPacks installed = await Open(host, Repository).InstalledAsync();
        installed.Packs.Should().BeEmpty();
        installed.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1020");
        (await Open(host, Repository).RestoreAsync()).ShouldFail("SP1020");
    }

    [Fact]
    public void Require_takes_a_repositorys_signature_alone_or_below_an_authors_where_the_owner_is_right()
    {
        foreach (byte[] package in new[] { packages.ByRepository, packages.ByBoth })
        {
            Judge(package, Repository).Should().BeEmpty();
            Judge(package, Repository with { Kind = SignatureKind.Repository, Owners = ["somebody", "friends"] }).Should().BeEmpty();
            Judge(package, Repository with { Owners = ["Acme"] }).Should().Equal(["SP1020"], "owners are told apart by letter case, as NuGet does");
            Judge(package, Repository with { Kind = SignatureKind.Author }).Should().Equal("SP1020");
        }

        Judge(packages.ByBoth, Author with { Kind = SignatureKind.Author }).Should().BeEmpty();
        Judge(packages.ByBoth, Author with { Kind = SignatureKind.Repository }).Should().Equal("SP1020");
        Judge(packages.ByAuthor, Repository).Should().Equal("SP1020");
    }

    [Fact]
    public void A_trusted_signers_root_has_to_be_trusted_by_the_machine_unless_it_is_said_that_it_need_not_be()
    {
        var signatures = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = Require(Author with { AllowUntrustedRoot = false }) });
        Diagnostic refusal = signatures.Judge(Bytes(packages.ByAuthor)).Should().ContainSingle().Which;
        refusal.Code.Should().Be("SP1020");
        refusal.Message.Should().ContainAll("the package 'a.nupkg' is signed by", "who is trusted, but the certificate does not hold", "NU3018");
        Judge(packages.ByAuthor, Author with { AllowUntrustedRoot = false }, Author).Should().BeEmpty("one entry that fits is enough");
    }

    [Fact]
    public async Task Require_refuses_a_certificate_that_has_expired_with_SP1021_and_accept_does_not_mind()
    {
        (byte[] package, var certificate) = await packages.Authority.SignAndExpireAsync(packages.Unsigned);
        var signer = new TrustedSigner(SigningAuthority.Fingerprint(certificate)) { AllowUntrustedRoot = true };

        Diagnostic refusal = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = Require(signer) }).Judge(Bytes(package)).Should().ContainSingle().Which;
        (refusal.Code, refusal.Message.Contains("NU3037", StringComparison.Ordinal)).Should().Be(("SP1021", true));

        var accepting = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = new SignaturePolicy { Mode = SignatureMode.Accept } });
        accepting.Judge(Bytes(package)).Should().BeEmpty();
        accepting.SignerOf(Pack(package)).Should().BeNull("nobody knows whether it was signed before it expired");
    }

    [Fact]
    public void The_signer_of_a_pack_is_known_once_its_package_was_judged()
    {
        var signatures = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = new SignaturePolicy { Mode = SignatureMode.Accept } });
        signatures.SignerOf(Pack(packages.ByBoth)).Should().BeNull();

        foreach (byte[] package in new[] { packages.ByBoth, packages.ByRepository, packages.Unsigned })
            signatures.Judge(Bytes(package)).Should().BeEmpty();
        signatures.SignerOf(Pack(packages.ByBoth)).Should().Be(Author.Certificate, "the primary signature counts");
        signatures.SignerOf(Pack(packages.ByRepository)).Should().Be(Repository.Certificate);
        signatures.SignerOf(Pack(packages.Unsigned)).Should().BeNull();
        signatures.SignerOf(Pack(packages.ByBoth) with { Package = null }).Should().BeNull("a file that is no package is not signed");

        var strict = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = Require(Repository) });
        strict.Judge(Bytes(packages.ByAuthor)).Should().ContainSingle();
        strict.SignerOf(Pack(packages.ByAuthor)).Should().BeNull("it is refused");
    }

    [Fact]
    public async Task A_registry_of_ones_own_judges_packages_once_it_is_guarded()
    {
        using var folder = new TemporaryFolder();
        folder.Write("signed.nupkg", packages.ByAuthor);
        folder.Write("unsigned.nupkg", new TestPackage("Acme.Shop", "1.0.0").Build());
        var options = new SchemaRegistryOptions { Sources = [PackSource.Folder(folder.Path)], AdmitPackage = _ => [Diagnostics.LookAlikeId.Create("asked on")] };
        var signatures = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = Require(Author) });

        using var registry = new SchemaRegistry(signatures.Guard(options));
        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);

        snapshot.Packs.Should().ContainSingle().Which.Name.Should().Be("Acme.Web");
        snapshot.Findings.Select(finding => finding.Code).Should().BeEquivalentTo("SP7014", "SP7014", "SP1019");
        signatures.Guard(options).Code.SignerOf!(snapshot.Packs[0]).Should().Be(Author.Certificate);
        using var unguarded = new SchemaRegistry(options);
        (await unguarded.LoadAsync(TestContext.Current.CancellationToken)).Packs.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_settings_leave_open_nuget_config_says()
    {
        using HostFolder host = Host(("Acme.Web", packages.ByBoth)).WithFeed("other", new TestPackage("Acme.Shop", "1.0.0")).WithSections($"""
            <config><add key="signatureValidationMode" value="require" /></config>
            <trustedSigners>
              <clear />
              <repository name="feed" serviceIndex="https://feed.example/v3/index.json">
                <certificate fingerprint="{Repository.Certificate.ToUpperInvariant()}" hashAlgorithm="SHA256" allowUntrustedRoot="true" />
                <owners>acme;others</owners>
              </repository>
            </trustedSigners>
            """);
        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().AddAsync("Acme.Shop")).ShouldFail("SP1019");
        (await host.Open(options => options with { Signatures = new SignaturePolicy { Mode = SignatureMode.Accept } }).AddAsync("Acme.Shop")).Succeeded.Should().BeTrue("settings come first");
        (await host.Open(options => options with { Signatures = new SignaturePolicy { Signers = [Author with { Certificate = new string('0', 64) }] } }).InstalledAsync())
            .Packs.Should().BeEmpty("signers of the settings stand in place of those of nuget.config");
    }

    [Fact]
    public async Task A_signer_that_nuget_config_names_by_another_hash_is_SP7002()
    {
        using HostFolder host = Host(("Acme.Web", packages.ByAuthor)).WithSections($"""
            <config><add key="signatureValidationMode" value="require" /></config>
            <trustedSigners><clear /><author name="acme"><certificate fingerprint="{new string('A', 96)}" hashAlgorithm="SHA384" allowUntrustedRoot="false" /></author></trustedSigners>
            """);
        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7002").Message.Should().Contain("SHA256 is expected");
    }

    [Fact]
    public void No_change_to_a_signed_package_makes_judging_throw_or_lets_a_changed_package_in()
    {
        var random = new Random(11);
        for (int i = 0; i < 400; i++)
        {
            byte[] mutated = [.. packages.ByAuthor];
            for (int k = random.Next(1, 4); k > 0; k--)
                mutated[random.Next(SignatureAt(mutated))] ^= (byte)(1 << random.Next(8)); // ahead of the signature: all of it is signed
            Judge(mutated, Author).Should().ContainSingle("of round {0}", i);
        }
    }

    /// <summary>Where the first entry's local header holds a time (APPNOTE 4.3.7).</summary>
    private const int LocalTime = 10;

    private static int SignatureAt(byte[] package) => package.AsSpan().IndexOf(".signature.p7s"u8) - 30; // the fixed part of a local header

    private static SignaturePolicy Require(params TrustedSigner[] signers) => new() { Mode = SignatureMode.Require, Signers = signers };

    private static PackFeeds Open(HostFolder host, params TrustedSigner[] signers) => host.Open(options => options with { Signatures = Require(signers) });

    private static IEnumerable<string> Judge(byte[] package, params TrustedSigner[] signers) =>
        new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = Require(signers) }).Judge(Bytes(package)).Select(finding => finding.Code);

    private static PackageBytes Bytes(byte[] package) => new("/anywhere/a.nupkg", Hash(package), package);

    private static SchemaPack Pack(byte[] package) => new()
    {
        Name = "Acme.Web",
        Version = "1.0.0",
        Package = new PackageKey("Acme.Web", "1.0.0"),
        Path = "/anywhere/a.nupkg",
        Sha512 = Hash(package),
        ResourceNamespaces = [],
        Schemas = [],
    };

    private static string Hash(byte[] package) => Convert.ToHexStringLower(SHA512.HashData(package));

    private static HostFolder Host((string Id, byte[] Package) package)
    {
        HostFolder host = new HostFolder().WithFeed("main");
        File.WriteAllBytes(Path.Combine(host.Feed("main"), $"{package.Id}.1.0.0.nupkg"), package.Package);
        return host;
    }
}
