namespace SchemaPacks.Tests.Authoring;

/// <summary>What a second build does, in the order in which an author works.</summary>
[Collection(WorkshopTests.Name)]
public sealed class IncrementalBuildTests(Workshop workshop)
{
    // A case of its own, since the test changes it. The time of an old checkout: nothing may depend on files being new.
    private const string Case = "grows-and-shrinks";
    private static readonly DateTime Old = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_build_without_changes_writes_nothing_and_each_change_is_noticed()
    {
        string assembly = workshop.Assembly(Case);
        string generated = Path.Combine(workshop.Project(Case), "obj", "Release", "net10.0", "Acme.Growing.TelemetrySchemas.g.cs");
        DateTime assemblyTime = File.GetLastWriteTimeUtc(assembly), generatedTime = File.GetLastWriteTimeUtc(generated);
        await BuildAsync();
        File.GetLastWriteTimeUtc(assembly).Should().Be(assemblyTime);
        File.GetLastWriteTimeUtc(generated).Should().Be(generatedTime);

        string schemas = Path.Combine(workshop.Project(Case), "Schemas");
        File.Copy(Path.Combine(schemas, "one.yaml"), Path.Combine(schemas, "two.yaml"));
        File.SetLastWriteTimeUtc(Path.Combine(schemas, "two.yaml"), Old);
        await BuildAsync();
        BuiltPack.Read(assembly).Resources.Should().Equal("Acme.Growing.Schemas.one.yaml", "Acme.Growing.Schemas.two.yaml");

        File.Delete(Path.Combine(schemas, "one.yaml"));
        await File.WriteAllTextAsync(Path.Combine(workshop.Project(Case), "Attribute.cs"), """[assembly: SchemaPacks.TelemetrySchemas("Acme.Growing.Schemas")]""");
        await BuildAsync();
        BuiltPack pack = BuiltPack.Read(assembly);
        pack.Resources.Should().Equal("Acme.Growing.Schemas.two.yaml");
        pack.Attributes.Should().ContainSingle("the author's takes the place of the generated one");
    }

    private Task<string> BuildAsync() =>
        workshop.RunAsync(mustSucceed: true, "build", workshop.Project(Case), "--no-restore", "-c", "Release", "-v", "quiet");
}
