namespace SchemaPacks.Tests.Authoring;

/// <summary>What a build says about schemas, in the order in which an author meets it.</summary>
[Collection(WorkshopTests.Name)]
public sealed class SchemaCheckTests(Workshop workshop)
{
    private const string Case = "checked";

    private string Schema => Path.Combine(workshop.Project(Case), "Schemas", "x.yaml");

    private string Settings => Path.Combine(workshop.Project(Case), "schemapacks.yaml");

    private string Stamp => Path.Combine(workshop.Project(Case), "obj", "Release", "net10.0", "Acme.Checked.TelemetrySchemas.check.stamp");

    [Fact]
    public async Task A_mistake_is_an_error_at_its_place_until_it_is_corrected_and_what_did_not_change_is_not_looked_at_again()
    {
        string good = await File.ReadAllTextAsync(Schema);
        File.Exists(Stamp).Should().BeTrue("the first build checked it, with its reference to another pack:\n{0}", workshop.BuildOutput(Case));
        DateTime looked = File.GetLastWriteTimeUtc(Stamp);
        (await BuildAsync()).Should().NotContain("SP");
        File.GetLastWriteTimeUtc(Stamp).Should().Be(looked, "nothing changed, so the tool is not started");

        await File.WriteAllTextAsync(Schema, good.Replace("type: string", "type: text", StringComparison.Ordinal));
        (await BuildAsync()).Should().Contain("Schemas/x.yaml(6,11): error SP3004: ").And.Contain("Build FAILED").And.NotContain("MSB");
        File.Exists(Stamp).Should().BeFalse("the next build has to say it again");
        (await BuildAsync()).Should().Contain("Schemas/x.yaml(6,11): error SP3004: ");
        (await BuildAsync("-p:CheckTelemetrySchemas=false")).Should().NotContain("SP3004");

        await File.WriteAllTextAsync(Schema, good.Replace("server-action#", "server-reaction#", StringComparison.Ordinal));
        (await BuildAsync()).Should().Contain("Schemas/x.yaml(8,19): error SP3010: the reference 'hub.jupyter.org/server-reaction' names no schema of this pack or of packs that it depends on");

        await File.WriteAllTextAsync(Schema, good + "\tx: 1\n");
        (await BuildAsync()).Should().Contain("Schemas/x.yaml(9,1): error SP2002: ");

        await File.WriteAllTextAsync(Schema, good);
        (await BuildAsync()).Should().NotContain("SP");
        File.Exists(Stamp).Should().BeTrue();
    }

    [Fact]
    public async Task Severities_come_from_the_nearest_schemapacks_yaml_whose_changes_are_noticed()
    {
        await File.WriteAllTextAsync(Settings, "lint:\n  severities: { unbounded-string: warning }\n");
        (await BuildAsync()).Should().Contain("Schemas/x.yaml(6,11): warning SP9003: ").And.Contain("Schemas/x.yaml(1,1): warning SP9001: ", "the file above holds no more");

        await File.WriteAllTextAsync(Settings, "lint:\n  severities: { unbounded-string: error, SP9001: off }\n");
        (await BuildAsync()).Should().Contain("Schemas/x.yaml(6,11): error SP9003: ").And.NotContain("SP9001");

        await File.WriteAllTextAsync(Settings, "lint:\n  severities: { unbounded-text: error }\n");
        (await BuildAsync()).Should().Contain("schemapacks.yaml(2,17): error SP9019: ");

        File.Delete(Settings);
        (await BuildAsync()).Should().NotContain("SP");
    }

    [Fact]
    public async Task Canonical_JSON_is_embedded_where_a_project_asks_for_it()
    {
        (await BuildAsync("-p:EmbedCanonicalTelemetrySchemas=true", "-p:OutputPath=canonical/", "-p:IntermediateOutputPath=obj/canonical/")).Should().NotContain("error");
        BuiltPack pack = BuiltPack.Read(Path.Combine(workshop.Project(Case), "canonical", "Acme.Checked.dll"));
        pack.Resources.Should().Equal("Acme.Checked.Schemas.x.yaml", "Acme.Checked.Schemas.x.yaml.canonical");
    }

    [Fact]
    public void A_pack_for_several_frameworks_is_checked_once() =>
        Directory.GetFiles(workshop.Project("checked-frameworks"), "*.check.stamp", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Should().Equal("net10.0");

    private Task<string> BuildAsync(params string[] more) =>
        workshop.RunAsync(mustSucceed: false, ["build", workshop.Project(Case), "--no-restore", "-c", "Release", "-v", "quiet", .. more]);
}
