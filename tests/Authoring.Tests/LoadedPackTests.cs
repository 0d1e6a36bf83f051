using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Authoring;

/// <summary>Packs that authors built, in a registry.</summary>
[Collection(WorkshopTests.Name)]
public sealed class LoadedPackTests(Workshop workshop)
{
    [Fact]
    public async Task A_built_pack_is_served_and_its_module_initializer_does_not_run()
    {
        RegistrySnapshot registry = await Loading.LoadAsync(PackSource.Pack(workshop.Assembly("module-initializer")));

        registry.Complaints().Should().BeEmpty();
        registry.SchemaIds.Should().Equal("https://acme.example/one");
        registry.Packs.Single().HasModuleInitializer.Should().BeTrue();
        Environment.GetEnvironmentVariable("SCHEMAPACKS_INITIALIZER_RAN").Should().BeNull();
    }

    [Fact]
    public async Task A_reference_reaches_the_packs_that_the_project_references()
    {
        RegistrySnapshot registry = await Loading.LoadAsync(
            PackSource.Pack(workshop.Assembly("depends-on-packs")),
            PackSource.Pack(workshop.Assembly("only-yaml")),
            PackSource.Pack(Checkout.SamplePack("JupyterHub")));

        registry.Complaints().Should().BeEmpty();
        registry.Find(new SchemaKey("https://acme.example/dependent", 1))!.Validator.IsValid(
            """{"page":"/","user":"ada"}"""u8).Should().BeTrue();
        registry.Find(new SchemaKey("https://acme.example/dependent", 1))!.Validator.IsValid(
            """{"page":7,"user":"ada"}"""u8).Should().BeFalse();
    }

    [Fact]
    public async Task A_reference_reaches_no_pack_that_the_project_does_not_reference()
    {
        RegistrySnapshot registry = await Loading.LoadAsync(
            PackSource.Documents("Acme.Stranger", ("one.yaml", File.ReadAllText(Path.Combine(workshop.Project("depends-on-packs"), "Schemas", "dependent.yaml")))),
            PackSource.Pack(workshop.Assembly("only-yaml")),
            PackSource.Pack(Checkout.SamplePack("JupyterHub")));

        registry.Findings.Where(finding => finding.Pack == "Acme.Stranger").Select(finding => finding.Code).Should().Equal("SP3010", "SP3010");
    }
}
