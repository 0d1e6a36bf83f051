namespace SchemaPacks.Tests.Analyzers;

/// <summary>Every folder of tests/cases/generating: the schemas in <c>Schemas</c> become the files in <c>expected</c>, and those compile without a warning.</summary>
public sealed class GeneratingCaseTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Checkout.Cases).Where(folder => Directory.Exists(Path.Combine(folder, "Schemas"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> SamplePacks => [.. Checkout.SamplePacks];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_the_types_that_it_shows(string name)
    {
        var project = new PackProject { Schemas = Checkout.Schemas(Path.Combine(Checkout.Cases, name, "Schemas")) };
        Snapshot.Compare(Path.Combine(Checkout.Cases, name, "expected"), project.Generate());
        project.Build();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_says_what_it_shows(string name) =>
        File.ReadAllText(Path.Combine(Checkout.Cases, name, "README.md")).Trim().Should().EndWith(".").And.NotContain("\n\n");

    [Theory]
    [MemberData(nameof(SamplePacks))]
    public void A_sample_pack_gives_the_types_that_are_expected(string name)
    {
        PackProject project = SamplePack(name);
        Snapshot.Compare(Path.Combine(Checkout.Cases, "sample-packs", name), project.Generate());
        project.Build();
    }

    [Fact]
    public void The_same_schemas_in_another_order_give_the_same_texts()
    {
        PackProject project = SamplePack("ClientEvents");
        (project with { Schemas = [.. project.Schemas.Reverse()] }).Generate().Should().BeEquivalentTo(project.Generate());
    }

    internal static PackProject SamplePack(string name) => new()
    {
        Schemas = Checkout.Schemas(Path.Combine(Checkout.Root, "plugins", name)),
        Properties = new Dictionary<string, string> { ["RootNamespace"] = name },
    };
}
