using System.Text;
using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Scanning;

/// <summary>Assemblies that are well-formed files and lie.</summary>
public sealed class CraftedAssemblyTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("$id: acme.event\n");

    [Fact]
    public void What_a_compiler_would_write_is_read()
    {
        PackScan scan = Scan(new CraftedAssembly("Crafted").Naming("Crafted").WithResource("Crafted.a.yaml", Text));
        scan.Findings.Should().BeEmpty();
        scan.Candidates.Single().Pack.Should().Match<SchemaPack>(pack => pack.Version == "1.2.3.4" && !pack.HasCode && !pack.HasModuleInitializer);
        scan.Candidates.Single().Resources.Single().Bytes.ToArray().Should().Equal(Text);
    }

    [Fact]
    public void A_linked_resource_is_refused_with_SP1009_and_the_others_stay()
    {
        PackScan scan = Scan(new CraftedAssembly("Crafted").Naming("Crafted")
            .WithLinkedResource("Crafted.passwd.yaml", "/etc/passwd").WithResource("Crafted.a.yaml", Text));
        Codes(scan).Should().Equal("SP1009 Crafted.passwd.yaml");
        scan.Candidates.Single().Resources.Should().ContainSingle();
    }

    [Theory]
    [InlineData(1_000u, null)]
    [InlineData(uint.MaxValue, null)]
    [InlineData(0x7fff_ffffu, null)]
    [InlineData(null, 0x7fff_fff0u)]
    [InlineData(null, uint.MaxValue)]
    [InlineData(null, 1_000u)]
    public void A_resource_that_lies_about_its_length_or_place_is_refused_with_SP1011_and_the_others_stay(uint? length, uint? offset)
    {
        PackScan scan = Scan(new CraftedAssembly("Crafted").Naming("Crafted")
            .WithResource("Crafted.a.yaml", Text).WithResource("Crafted.b.yaml", Text, length, offset));
        Codes(scan).Should().Equal("SP1011 Crafted.b.yaml");
        scan.Candidates.Single().Resources.Select(resource => resource.Origin.Resource).Should().Equal("Crafted.a.yaml");
    }

    [Fact]
    public void A_resource_over_the_limit_is_refused_with_SP1008()
    {
        PackScan scan = Scan(new CraftedAssembly("Crafted").Naming("Crafted").WithResource("Crafted.a.yaml", new byte[(1 << 20) + 1]));
        Codes(scan).Should().Equal("SP1008 Crafted.a.yaml");
    }

    [Fact]
    public void A_pack_of_too_many_schemas_is_refused_with_SP1008()
    {
        CraftedAssembly assembly = new CraftedAssembly("Crafted").Naming("Crafted");
        for (int i = 0; i <= 2_000; i++)
            assembly.WithResource($"Crafted.{i}.yaml", Text);
        PackScan scan = Scan(assembly);
        Codes(scan).Should().Equal("SP1008 ");
        scan.Candidates.Single().Resources.Should().BeEmpty();
    }

    [Fact]
    public void An_attribute_whose_bytes_are_no_list_of_strings_is_refused_with_SP1011()
    {
        Codes(Scan(new CraftedAssembly("Crafted").WithAttribute(_ => { }))).Should().Equal("SP1011 ");
        Codes(Scan(new CraftedAssembly("Crafted").WithAttribute(blob => blob.WriteUInt16(7)))).Should().Equal("SP1011 ");
        Codes(Scan(new CraftedAssembly("Crafted").WithAttribute(blob => { blob.WriteUInt16(1); blob.WriteUInt32(0x7fff_ffff); }))).Should().Equal("SP1011 ");
        Codes(Scan(new CraftedAssembly("Crafted").WithAttribute(blob => { blob.WriteUInt16(1); blob.WriteUInt32(2); blob.WriteByte(200); blob.WriteByte(1); }))).Should().Equal("SP1011 ");
    }

    [Fact]
    public void A_null_list_of_namespaces_is_an_empty_one() =>
        Codes(Scan(new CraftedAssembly("Crafted").WithAttribute(blob => { blob.WriteUInt16(1); blob.WriteUInt32(uint.MaxValue); blob.WriteUInt16(0); })))
            .Should().Equal("SP1004 ");

    [Fact]
    public void Names_that_would_take_for_ever_to_read_are_refused_with_SP1011() =>
        Codes(Scan(new CraftedAssembly("Crafted").Naming("Crafted").WithResource("Crafted." + new string('x', 100_000) + ".yaml", Text)))
            .Should().Equal("SP1011 ");

    [Fact]
    public void An_attribute_of_that_name_in_another_namespace_makes_no_pack()
    {
        byte[] bytes = new CraftedAssembly("Crafted").Naming("Crafted").Build();
        int name = bytes.AsSpan().IndexOf("SchemaPacks\0"u8);
        bytes[name] = (byte)'s';
        new PackScanner().ScanAssembly("crafted.dll", bytes).Findings.Select(finding => finding.Code).Should().Equal("SP1003");
    }

    private static PackScan Scan(CraftedAssembly assembly) => new PackScanner().ScanAssembly("crafted.dll", assembly.Build());

    private static IEnumerable<string> Codes(PackScan scan) => scan.Findings.Select(finding => $"{finding.Code} {finding.Resource}");
}
