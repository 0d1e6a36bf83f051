using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Authoring.Templates;

/// <summary>What <c>dotnet new</c> makes builds, tests and packs as created, offline, from the packages as users get them.</summary>
[Collection(TemplateWorkshopTests.Name)]
public sealed class TemplateTests(TemplateWorkshop workshop)
{
    public static TheoryData<string> Made => [TemplateWorkshop.Pack, TemplateWorkshop.Handler, TemplateWorkshop.Host];

    [Theory]
    [MemberData(nameof(Made))]
    public async Task It_builds_without_a_warning_and_its_tests_pass(string name)
    {
        workshop.BuildOutput.Should().NotContain("warning").And.NotContain("error");
        string output = await workshop.RunInAsync(name, Path.Combine(workshop.Solution(name), $"{name}.Tests", "bin", "Release", "net10.0", $"{name}.Tests.dll"));
        output.Should().MatchRegex("Total: [1-9]").And.Contain("Failed: 0");
    }

    [Fact]
    public async Task Dotnet_test_runs_the_tests_of_a_pack() =>
        (await workshop.RunInAsync(TemplateWorkshop.Pack, "test", "-c", "Release", "--no-build")).Should().Contain("failed: 0").And.MatchRegex("succeeded: [1-9]");

    [Theory]
    [MemberData(nameof(Made))]
    public void Nothing_keeps_the_name_of_the_template(string name)
    {
        string[] files = [.. Directory.EnumerateFiles(workshop.Solution(name), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))];
        files.Should().NotContain(file => file.Contains("Acme.Events", StringComparison.Ordinal));
        files.Where(file => File.ReadAllText(file) is var text
            && new[] { "Acme.Events", "acme.events", "Acme_Events", "_VERSION" }.Any(token => text.Contains(token, StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("schemapack", TemplateWorkshop.Pack)]
    [InlineData("eventhandler", TemplateWorkshop.Handler)]
    [InlineData("schemapackhost", TemplateWorkshop.Host)]
    public async Task The_command_makes_the_same_files(string template, string name)
    {
        string command = Path.Combine(Checkout.Root, "src", "Cli", "bin", Checkout.Configuration, "net10.0", "schemapacks.dll");
        string output = $"by the command {template}";
        await workshop.RunInAsync("", command, "new", name, "--template", template, "--output", output);
        string made = workshop.Solution(output);
        string[] files = [.. Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(made, file))];
        files.Should().HaveCountGreaterThan(8);
        foreach (string file in files)
            File.ReadAllText(Path.Combine(made, file)).Should().Be(File.ReadAllText(Path.Combine(workshop.Solution(name), file)), "of {0}", file);
        Directory.EnumerateFiles(workshop.Solution(name), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(workshop.Solution(name), file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.StartsWith("TestResults/", StringComparison.Ordinal))
            .Should().BeEquivalentTo(files.Select(file => file.Replace('\\', '/')));
    }

    [Theory]
    [InlineData(TemplateWorkshop.Pack, "my-shop.events/page-viewed@1")]
    [InlineData(TemplateWorkshop.Handler, "acme.tally/page-viewed@1")]
    public async Task Its_package_is_served_by_a_strict_host(string name, string schema)
    {
        RegistrySnapshot registry = await Loading.LoadAsync(PackSource.Pack(Path.Combine(workshop.Packed, $"{name}.0.1.0.nupkg")));
        registry.Complaints().Where(complaint => !complaint.Contains("SP1101", StringComparison.Ordinal)).Should().BeEmpty("but for its code, which nobody trusted");
        registry.Schemas.Select(found => found.Key.ToString()).Should().Equal(schema);
    }

    [Fact]
    public void The_first_line_of_a_schema_leads_to_the_description_of_pack_files()
    {
        string folder = Path.Combine(workshop.Solution(TemplateWorkshop.Pack), TemplateWorkshop.Pack, "Schemas");
        string line = File.ReadLines(Path.Combine(folder, "page-viewed.yaml")).First();
        line.Should().StartWith("# yaml-language-server: $schema=");
        File.ReadAllText(Path.Combine(folder, line.Split('=')[1])).Should().Be(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "schemas", "pack.schema.json")));
    }
}
