using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SchemaPacks.Tests.Authoring;

/// <summary>Projects of authors (<c>tests/cases/authoring</c>), built and packed with the package as a user gets it.</summary>
[Collection(WorkshopTests.Name)]
public sealed partial class PackProjectTests(Workshop workshop)
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Checkout.Cases).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_project_becomes_the_pack_that_its_case_describes(string name)
    {
        CaseExpectation expected = CaseExpectation.Read(name);
        string id = Path.GetFileNameWithoutExtension(workshop.Assembly(name));
        BuiltPack pack = Assembly(id);
        pack.Attributes.Should().BeEquivalentTo(expected.Attributes, options => options.WithStrictOrdering());
        pack.Resources.Should().Equal(expected.Resources.Order(StringComparer.Ordinal));
        pack.Dependencies.Order(StringComparer.Ordinal).Should().Equal(expected.Dependencies);

        XElement package = Nuspec(id);
        Values(package, "packageType", element => element.Attribute("name")!.Value).Should().Equal(expected.PackageTypes);
        Values(package, "tags", element => element.Value).SelectMany(tags => tags.Split(' ')).Should().Equal(expected.Tags);

        Warning().Matches(workshop.BuildOutput(name)).Select(warning => warning.Groups["code"].Value).Should().Equal(expected.Warnings);
    }

    [Fact]
    public void The_package_depends_on_Abstractions_and_holds_the_pack_alone()
    {
        XElement package = Nuspec("ClientEvents");
        Values(package, "dependency", element => element.Attribute("id")!.Value).Should().Equal("SchemaPacks.Abstractions");

        using ZipArchive archive = Open("ClientEvents");
        archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal))
            .Should().Equal("lib/net10.0/ClientEvents.dll");
        archive.Entries.Should().NotContain(entry => entry.FullName.EndsWith(".yaml", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Values(XElement package, string element, Func<XElement, string> value) =>
        package.Descendants().Where(descendant => descendant.Name.LocalName == element).Select(value);

    private XElement Nuspec(string id)
    {
        using ZipArchive archive = Open(id);
        using Stream nuspec = archive.Entries.Single(entry => entry.FullName == $"{id}.nuspec").Open();
        return XElement.Load(nuspec);
    }

    // As packed: another test goes on building one of the projects.
    private BuiltPack Assembly(string id)
    {
        using ZipArchive archive = Open(id);
        using Stream assembly = archive.Entries.Single(entry => entry.FullName == $"lib/net10.0/{id}.dll").Open();
        using var bytes = new MemoryStream();
        assembly.CopyTo(bytes);
        return BuiltPack.Read(bytes.ToArray());
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(workshop.Packed, $"{id}.1.0.0.nupkg"));

    [GeneratedRegex(@": warning (?<code>[A-Z]+[0-9]+):")]
    private static partial Regex Warning();
}
