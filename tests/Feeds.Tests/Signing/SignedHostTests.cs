using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Configuration;
using SchemaPacks.Feeds;
using static SchemaPacks.Tests.Feeds.FeedHost;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>A host that requires signatures, of packs from feeds and of packages in its folders alike.</summary>
public sealed class SignedHostTests(SignedPackages packages) : IClassFixture<SignedPackages>
{
    private (string, string)[] Required => [("Packs:NuGet:Signatures:Mode", "require"), .. Signer(SigningAuthority.Fingerprint(packages.Author))];

    [Fact]
    public async Task It_serves_only_what_a_trusted_signer_signed()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Shop", "1.0.0"));
        File.WriteAllBytes(Path.Combine(folder.Feed("main"), "Acme.Web.1.0.0.nupkg"), packages.ByAuthor);
        await folder.Open().AddAsync("Acme.Web");
        await folder.Open().AddAsync("Acme.Shop");

        using IHost strict = Start(folder, Required);
        RegistryRevision revision = strict.Services.GetRequiredService<IEventSchemaRegistry>().Current;
        revision.Packs.Select(pack => pack.Name).Should().Equal("Acme.Web");
        revision.Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Should().ContainSingle().Which.Code.Should().Be("SP1019");

        using IHost lenient = Start(folder);
        lenient.Services.GetRequiredService<IEventSchemaRegistry>().Current.Packs.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_package_in_a_folder_of_packs_is_held_to_the_same_and_the_good_one_stays_when_a_bad_one_takes_its_place()
    {
        using HostFolder folder = new();
        folder.Open();
        Directory.CreateDirectory(folder["packs"]);
        File.WriteAllBytes(folder["packs/web.nupkg"], packages.ByAuthor);
        new TestPackage("Acme.Shop", "1.0.0").PutInto(folder["packs"]);

        using IHost host = Start(folder, Required);
        await host.StartAsync();
        var registry = host.Services.GetRequiredService<IEventSchemaRegistry>();
        registry.Current.Packs.Select(pack => pack.Name).Should().Equal("Acme.Web");
        registry.Current.Findings.Should().ContainSingle(finding => finding.Code == "SP1019").Which.Message.Should().Contain("Acme.Shop.1.0.0.nupkg");

        byte[] changed = [.. packages.ByAuthor];
        changed[10] ^= 1; // the time of the first entry
        File.WriteAllBytes(folder["packs/web.nupkg"], changed);
        await ChangedAsync(registry, revision => revision.Findings.Any(finding => finding.Code == "SP1018"));
        registry.Current.Packs.Select(pack => pack.Name).Should().Equal(["Acme.Web"], "what was read of the good one stays until something can be read");
        registry.Current.Findings.Should().Contain(finding => finding.Code == "SP4004");
        await host.StopAsync();
    }

    [Fact]
    public void A_broken_signature_keeps_a_package_of_a_folder_out_where_nothing_is_required_too()
    {
        using HostFolder folder = new();
        folder.Open();
        Directory.CreateDirectory(folder["packs"]);
        byte[] changed = [.. packages.ByAuthor];
        changed[10] ^= 1; // the time of the first entry
        File.WriteAllBytes(folder["packs/web.nupkg"], changed);

        using IHost host = Start(folder);
        RegistryRevision revision = host.Services.GetRequiredService<IEventSchemaRegistry>().Current;
        revision.Packs.Should().BeEmpty();
        revision.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1018");
    }

    [Fact]
    public void Settings_for_signatures_that_mean_nothing_are_refused()
    {
        using HostFolder folder = new();
        folder.Open();
        Problems(folder, ("Packs:NuGet:Signatures:Mode", "demand")).Should().ContainSingle().Which.Should().Contain("'accept', 'require'");
        Problems(folder, ("Packs:NuGet:Signatures:Signer", "x")).Should().ContainSingle().Which.Should().Contain("did you mean 'Signers'?");
        Problems(folder, ("Packs:NuGet:Signatures:Signers", "x")).Should().ContainSingle().Which.Should().Contain("a list of signers is expected");
        Problems(folder, ("Packs:NuGet:Signatures:Signers:0:Kind", "author")).Should().ContainSingle().Which.Should().Contain("has no 'Certificate'");
        Problems(folder, ("Packs:NuGet:Signatures:Signers:0:Certificate", "abc")).Should().ContainSingle().Which.Should().Contain("64 hexadecimal digits");
        Problems(folder, [.. Signer(new string('a', 64)), ("Packs:NuGet:Signatures:Signers:0:Kind", "author"), ("Packs:NuGet:Signatures:Signers:0:Owners:0", "acme")])
            .Should().ContainSingle().Which.Should().Contain("only a repository's signature names owners");
    }

    [Fact]
    public void Settings_for_signatures_become_the_policy()
    {
        using HostFolder folder = new();
        folder.Open();
        Directory.CreateDirectory(folder["packs"]);
        File.WriteAllBytes(folder["packs/web.nupkg"], packages.ByBoth);
        (string, string)[] settings =
        [
            ("Packs:NuGet:Signatures:Mode", "Require"), ("Packs:NuGet:Signatures:CheckRevocation", "false"), .. Signer(SigningAuthority.Fingerprint(packages.Repository)),
            ("Packs:NuGet:Signatures:Signers:0:Kind", "repository"),
        ];
        using IHost right = Start(folder, [.. settings, ("Packs:NuGet:Signatures:Signers:0:Owners:0", "friends")]);
        right.Services.GetRequiredService<IEventSchemaRegistry>().Current.Packs.Should().ContainSingle();
        using IHost wrong = Start(folder, [.. settings, ("Packs:NuGet:Signatures:Signers:0:Owners:0", "strangers")]);
        wrong.Services.GetRequiredService<IEventSchemaRegistry>().Current.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1020");
    }

    private static (string, string)[] Signer(string certificate) =>
        [("Packs:NuGet:Signatures:Signers:0:Certificate", certificate), ("Packs:NuGet:Signatures:Signers:0:AllowUntrustedRoot", "true")];

    private static IEnumerable<string> Problems(HostFolder folder, params (string, string)[] settings) =>
        FluentActions.Invoking(() => Start(folder, settings)).Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Select(finding => finding.Message);
}
