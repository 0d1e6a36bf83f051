using System.Security.Cryptography;
using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Scanning;

/// <summary>The fixture packs, real assemblies that a compiler made.</summary>
public sealed class FixturePackTests
{
    [Fact]
    public void A_good_pack_is_read_from_its_metadata()
    {
        PackScan scan = Scan("GoodPack");

        scan.Findings.Should().BeEmpty();
        PackCandidate candidate = scan.Candidates.Should().ContainSingle().Which;
        candidate.Pack.Should().BeEquivalentTo(new SchemaPack
        {
            Name = "GoodPack",
            Version = "0.1.0",
            Path = TestFolders.Fixture("GoodPack"),
            Sha512 = Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(TestFolders.Fixture("GoodPack")))),
            ResourceNamespaces = ["GoodPack.Schemas"],
            Schemas = [],
        });
        Names(scan).Should().Equal("GoodPack.Schemas.page-view-2.yaml", "GoodPack.Schemas.page-view.yaml", "GoodPack.Schemas.visitor.json");
        candidate.Resources[1].Bytes.ToArray().Should().Equal(
            File.ReadAllBytes(Path.Combine(TestFolders.Repository, "tests/Fixtures/GoodPack/Schemas/page-view.yaml")));
        candidate.Dependencies.Should().Contain("SchemaPacks.Abstractions");
    }

    [Fact]
    public void An_assembly_without_the_attribute_is_no_pack_SP1003()
    {
        PackScan scan = Scan("NoAttribute");
        scan.Candidates.Should().BeEmpty();
        Diagnostic finding = scan.Findings.Should().ContainSingle().Which;
        finding.Code.Should().Be("SP1003");
        finding.Severity.Should().Be(DiagnosticSeverity.Information);
        finding.Message.Should().Contain(TestFolders.Fixture("NoAttribute"));
    }

    [Fact]
    public void Several_attributes_add_up_and_a_resource_under_two_namespaces_is_read_once()
    {
        PackScan scan = Scan("SeveralAttributes");
        scan.Findings.Should().BeEmpty();
        scan.Candidates.Single().Pack.ResourceNamespaces.Should().Equal("SeveralAttributes.Schemas", "SeveralAttributes.Extras", "SeveralAttributes");
        Names(scan).Should().Equal("SeveralAttributes.Extras.two.yml", "SeveralAttributes.Schemas.one.yaml");
    }

    [Fact]
    public void An_attribute_without_arguments_is_reported_as_SP1004()
    {
        PackScan scan = Scan("EmptyAttribute");
        scan.Candidates.Single().Resources.Should().BeEmpty();
        scan.Findings.Select(finding => (finding.Code, finding.Pack)).Should().Equal(("SP1004", "EmptyAttribute"));
    }

    [Fact]
    public void A_namespace_without_resources_is_reported_as_SP1005_even_if_it_begins_like_another()
    {
        PackScan scan = Scan("EmptyNamespace");
        Names(scan).Should().Equal("EmptyNamespace.Schemas.one.yaml");
        scan.Findings.Should().OnlyContain(finding => finding.Code == "SP1005" && finding.Pack == "EmptyNamespace");
        scan.Findings.Select(finding => finding.Message.Split('\'')[1]).Should().Equal("EmptyNamespace.Schema", "EmptyNamespace.Nothing");
    }

    [Fact]
    public void A_resource_of_another_type_is_reported_as_SP1006_but_canonical_JSON_of_a_build_is_not()
    {
        PackScan scan = Scan("OtherTypes");
        Names(scan).Should().Equal("OtherTypes.Schemas.one.YAML");
        scan.Findings.Select(finding => (finding.Code, finding.Message.Split('\'')[1])).Should().Equal(("SP1006", "OtherTypes.Schemas.notes.txt"));
    }

    [Fact]
    public void A_dependency_that_no_code_shows_is_named_by_assembly_metadata() =>
        Scan("Dependent").Candidates.Single().Dependencies.Should().Contain("GoodPack");

    [Fact]
    public void A_module_initializer_is_seen()
    {
        SchemaPack pack = Scan("ModuleInitializer").Candidates.Single().Pack;
        pack.HasModuleInitializer.Should().BeTrue();
        pack.HasCode.Should().BeTrue();
    }

    [Fact]
    public void An_assembly_of_this_process_is_read_from_its_file()
    {
        PackScan scan = new PackScanner().Scan([PackSource.Assembly(typeof(FixturePackTests).Assembly)], TestContext.Current.CancellationToken);
        scan.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1003");
    }

    [Fact]
    public void An_assembly_in_memory_is_no_source()
    {
        var assembly = System.Reflection.Emit.AssemblyBuilder.DefineDynamicAssembly(new("InMemory"), System.Reflection.Emit.AssemblyBuilderAccess.Run);
        ((Action)(() => PackSource.Assembly(assembly))).Should().Throw<Exception>();
    }

    private static PackScan Scan(string name) =>
        new PackScanner().Scan([PackSource.Pack(TestFolders.Fixture(name))], TestContext.Current.CancellationToken);

    private static IEnumerable<string> Names(PackScan scan) => scan.Candidates.Single().Resources.Select(resource => resource.Origin.Resource);
}
