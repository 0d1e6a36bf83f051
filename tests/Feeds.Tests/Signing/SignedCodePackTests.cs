using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using SchemaPacks.Snapshots;
using static SchemaPacks.Tests.Feeds.FeedHost;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>A pack's code runs where the operator trusts its id and whoever signed its package.</summary>
public sealed class SignedCodePackTests : IDisposable
{
    private const string Id = "Acme.Places";

    private readonly SigningAuthority _authority = new();
    private readonly HostFolder _folder = new();

    public SignedCodePackTests()
    {
        _folder.Open();
        Directory.CreateDirectory(_folder["packs"]);
    }

    [Fact]
    public async Task The_code_of_a_pack_runs_where_its_signer_is_trusted_and_another_versions_too()
    {
        X509Certificate2 acme = _authority.Issue("Acme");
        foreach (string version in new[] { "1.0.0", "1.1.0" })
        {
            await File.WriteAllBytesAsync(_folder["packs/places.nupkg"], await _authority.SignAsync(Package(version), acme), TestContext.Current.CancellationToken);
            using IHost host = Start(_folder, Trusting(SigningAuthority.Fingerprint(acme)));
            RegistrySnapshot snapshot = Snapshot(host);
            snapshot.Findings.Should().NotContain(finding => finding.Code.StartsWith("SP11", StringComparison.Ordinal));
            snapshot.Modules.Formats.Should().ContainSingle().Which.Format.Should().Be("even-length");
        }
    }

    [Fact]
    public async Task The_code_of_a_pack_that_somebody_else_signed_does_not_run_SP1101()
    {
        X509Certificate2 acme = _authority.Issue("Acme"), stranger = _authority.Issue("Acme"); // a name is no proof
        await File.WriteAllBytesAsync(_folder["packs/places.nupkg"], await _authority.SignAsync(Package("1.0.0"), stranger), TestContext.Current.CancellationToken);
        ShouldBeData(Trusting(SigningAuthority.Fingerprint(acme)));
    }

    [Fact]
    public async Task Nor_does_that_of_an_unsigned_package_or_of_one_whose_signature_has_expired()
    {
        X509Certificate2 acme = _authority.Issue("Acme");
        await File.WriteAllBytesAsync(_folder["packs/places.nupkg"], Package("1.0.0"), TestContext.Current.CancellationToken);
        ShouldBeData(Trusting(SigningAuthority.Fingerprint(acme)));

        (byte[] expired, X509Certificate2 former) = await _authority.SignAndExpireAsync(Package("1.0.0"));
        await File.WriteAllBytesAsync(_folder["packs/places.nupkg"], expired, TestContext.Current.CancellationToken);
        ShouldBeData(Trusting(SigningAuthority.Fingerprint(former)));
    }

    [Fact]
    public async Task A_package_that_was_changed_after_it_was_signed_is_not_even_data()
    {
        X509Certificate2 acme = _authority.Issue("Acme");
        byte[] changed = await _authority.SignAsync(Package("1.0.0"), acme);
        changed[10] ^= 1; // the time of the first entry
        await File.WriteAllBytesAsync(_folder["packs/places.nupkg"], changed, TestContext.Current.CancellationToken);

        using IHost host = Start(_folder, Trusting(SigningAuthority.Fingerprint(acme)));

        Snapshot(host).Packs.Should().BeEmpty();
        Snapshot(host).Findings.Should().ContainSingle().Which.Code.Should().Be("SP1018");
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private void ShouldBeData(params (string, string)[] settings)
    {
        using IHost host = Start(_folder, settings);
        Snapshot(host).Modules.Formats.Should().BeEmpty();
        Snapshot(host).Packs.Should().ContainSingle("its schemas are served all the same");
        Snapshot(host).Findings.Should().ContainSingle(finding => finding.Code == "SP1101").Which.Message.Should().Contain("is not what Packs:Code trusts");
    }

    private static (string, string)[] Trusting(string signer) => [("Packs:Code:0:Id", Id), ("Packs:Code:0:Signer", signer)];

    private static RegistrySnapshot Snapshot(IHost host) => host.Services.GetRequiredService<SchemaRegistry>().Snapshot;

    private static byte[] Package(string version)
    {
        var builder = new PackageBuilder { Id = Id, Version = NuGetVersion.Parse(version), Description = "Places." };
        builder.Authors.Add("Tests");
        builder.PackageTypes.Add(new PackageType("TelemetrySchemaPack", PackageType.EmptyVersion));
        builder.DependencyGroups.Add(new PackageDependencyGroup(NuGetFramework.Parse("net10.0"), []));
        foreach (string assembly in new[] { "CodePack", "CodePackLibrary" })
            builder.Files.Add(new PhysicalPackageFile(new MemoryStream(File.ReadAllBytes(TestFolders.Fixture(assembly)))) { TargetPath = $"lib/net10.0/{assembly}.dll" });
        using var stream = new MemoryStream();
        builder.Save(stream);
        return stream.ToArray();
    }
}
