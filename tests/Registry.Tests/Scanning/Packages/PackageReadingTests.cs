using System.Security.Cryptography;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Scanning.Packages;

/// <summary>Packs inside NuGet packages.</summary>
public sealed class PackageReadingTests
{
    [Fact]
    public void A_pack_is_read_inside_its_package()
    {
        byte[] package = TestPackage.Good().Build();
        PackScan scan = new PackScanner().ScanPackage("Acme.Events.1.2.0.nupkg", package);

        scan.Findings.Should().BeEmpty();
        PackCandidate candidate = scan.Candidates.Should().ContainSingle().Which;
        candidate.Pack.Name.Should().Be("GoodPack");
        candidate.Pack.Package.Should().Be(new PackageKey("Acme.Events", "1.2.0"));
        candidate.Pack.Version.Should().Be("1.2.0");
        candidate.Pack.Path.Should().Be("Acme.Events.1.2.0.nupkg");
        candidate.Pack.Sha512.Should().Be(Convert.ToHexStringLower(SHA512.HashData(package)));
        candidate.Resources.Select(resource => resource.Origin.ToString()).Should().Equal(
            "Acme.Events 1.2.0/GoodPack/GoodPack.Schemas.page-view-2.yaml",
            "Acme.Events 1.2.0/GoodPack/GoodPack.Schemas.page-view.yaml",
            "Acme.Events 1.2.0/GoodPack/GoodPack.Schemas.visitor.json");
    }

    [Fact]
    public async Task A_package_in_a_folder_is_served_like_any_pack_and_nothing_is_written_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("Acme.Events.1.2.0.nupkg", TestPackage.Good().Build());
        folder.Write("sub/Other.1.0.0.NUPKG", new TestPackage("Other", "1.0").WithFixture("lib/net8.0/SeveralAttributes.dll", "SeveralAttributes").Build());

        RegistrySnapshot snapshot = await LoadAsync(PackSource.Folder(folder.Path));

        snapshot.Findings.Where(finding => finding.Code.StartsWith("SP1", StringComparison.Ordinal)).Should().BeEmpty();
        snapshot.Packs.Select(pack => pack.Package?.ToString()).Should().Equal("Acme.Events 1.2.0", "Other 1.0.0");
        SchemaPack good = snapshot.Packs[0];
        good.Schemas.Should().NotBeEmpty();
        snapshot.TryGetSchema(good.Schemas[0], out EventSchema? schema).Should().BeTrue();
        schema!.Origins.Should().ContainSingle().Which.Package.Should().Be(good.Package);
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Should().BeEquivalentTo(path, folder["sub/Other.1.0.0.NUPKG"]);
    }

    [Fact]
    public async Task A_package_is_named_as_a_source_of_its_own()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("any-name.nupkg", TestPackage.Good().Build());
        (await LoadAsync(PackSource.Pack(path))).Packs.Should().ContainSingle().Which.Package!.Id.Should().Be("Acme.Events");
    }

    [Fact]
    public void The_folder_that_NuGet_would_choose_is_read_and_no_other()
    {
        byte[] package = new TestPackage()
            .WithFixture("lib/netstandard2.0/Old.dll", "OtherTypes")
            .WithFixture("lib/net8.0/GoodPack.dll", "GoodPack")
            .WithFixture("lib/net8.0/de/Deeper.dll", "SeveralAttributes")
            .WithFixture("lib/net48/Framework.dll", "EmptyAttribute")
            .WithFixture("lib/net99.0/Future.dll", "EmptyNamespace")
            .WithFixture("lib/net10.0-windows7.0/Windows.dll", "EmptyNamespace")
            .Build();
        PackScan scan = new PackScanner().ScanPackage("a.nupkg", package);
        scan.Findings.Should().BeEmpty();
        scan.Candidates.Select(pack => pack.Pack.Name).Should().Equal("GoodPack");
    }

    [Theory]
    [InlineData("build/GoodPack.dll")]
    [InlineData("tools/net8.0/GoodPack.dll")]
    [InlineData("content/GoodPack.dll")]
    [InlineData("contentFiles/any/any/GoodPack.dll")]
    [InlineData("ref/net8.0/GoodPack.dll")]
    [InlineData("analyzers/dotnet/cs/GoodPack.dll")]
    [InlineData("lib/net99.0/GoodPack.dll")]
    [InlineData("lib/net48/GoodPack.dll")]
    [InlineData("lib/no-framework/GoodPack.dll")]
    [InlineData("lib/net8.0/sub/GoodPack.dll")]
    public void An_assembly_that_NuGet_would_not_reference_is_never_read_SP1017(string name)
    {
        PackScan scan = new PackScanner().ScanPackage("a.nupkg", new TestPackage().WithFixture(name, "GoodPack").Build());
        scan.Candidates.Should().BeEmpty();
        scan.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1017");
    }

    [Fact]
    public void An_empty_marker_in_the_nearest_folder_means_no_assembly_SP1017()
    {
        byte[] package = new TestPackage().WithFixture("lib/netstandard2.0/GoodPack.dll", "GoodPack").With("lib/net8.0/_._", "").Build();
        new PackScanner().ScanPackage("a.nupkg", package).Findings.Should().ContainSingle().Which.Code.Should().Be("SP1017");
    }

    [Fact]
    public void Assemblies_beside_a_pack_are_its_own_business_but_without_a_pack_the_package_is_none()
    {
        byte[] with = TestPackage.Good().WithFixture("lib/netstandard2.0/A.dll", "NoAttribute").Build();
        new PackScanner().ScanPackage("a.nupkg", with).Findings.Should().BeEmpty();

        byte[] without = new TestPackage().WithFixture("lib/netstandard2.0/A.dll", "NoAttribute").Build();
        PackScan scan = new PackScanner().ScanPackage("a.nupkg", without);
        scan.Candidates.Should().BeEmpty();
        Diagnostic finding = scan.Findings.Should().ContainSingle().Which;
        finding.Code.Should().Be("SP1003");
        finding.Message.Should().Contain("a.nupkg/lib/netstandard2.0/A.dll");
    }

    [Fact]
    public void Two_packs_in_one_package_are_both_read()
    {
        byte[] package = TestPackage.Good().WithFixture("lib/netstandard2.0/Two.dll", "SeveralAttributes").Build();
        PackScan scan = new PackScanner().ScanPackage("a.nupkg", package);
        scan.Findings.Should().BeEmpty();
        scan.Candidates.Select(pack => pack.Pack.Name).Should().Equal("GoodPack", "SeveralAttributes");
    }

    [Fact]
    public void Dependencies_are_those_of_the_framework_that_fits()
    {
        byte[] package = new TestPackage(metadata: """
            <dependencies>
              <group targetFramework="net48"><dependency id="Acme.Old" version="1.0.0" /></group>
              <group targetFramework="net8.0"><dependency id="Acme.Common" version="[1.0.0,2.0.0)" /><dependency id="../x" version="1.0.0" /></group>
            </dependencies>
            """).WithFixture("lib/net8.0/GoodPack.dll", "GoodPack").Build();
        IReadOnlyList<string> dependencies = new PackScanner().ScanPackage("a.nupkg", package).Candidates.Single().Dependencies;
        dependencies.Should().Contain(["Acme.Common", "SchemaPacks.Abstractions"]).And.NotContain(["Acme.Old", "../x"]);
    }

    [Fact]
    public void A_version_is_the_one_that_NuGet_would_show() =>
        new PackScanner().ScanPackage("a.nupkg", TestPackage.Good(version: "1.02.0.0-Beta.1+build").Build())
            .Candidates.Single().Pack.Package!.Version.Should().Be("1.2.0-Beta.1");

    private static Task<RegistrySnapshot> LoadAsync(params IReadOnlyList<PackSource> sources) =>
        new RegistryLoader(new SchemaRegistryOptions { Sources = sources }).LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
}
