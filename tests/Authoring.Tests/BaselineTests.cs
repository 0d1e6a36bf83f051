namespace SchemaPacks.Tests.Authoring;

/// <summary>A build that compares a pack's schemas with the package that was published last.</summary>
[Collection(WorkshopTests.Name)]
public sealed class BaselineTests(Workshop workshop)
{
    private const string Case = "baseline";

    private string Schema => Path.Combine(workshop.Project(Case), "Schemas", "tally.yaml");

    private string Settings => Path.Combine(workshop.Project(Case), "schemapacks.yaml");

    private string Published => Path.Combine(workshop.Packed, "Acme.Published.1.0.0.nupkg");

    private string Stamp => Path.Combine(workshop.Project(Case), "obj", "Release", "net10.0", "Acme.Published.TelemetrySchemas.check.stamp");

    [Fact]
    public async Task A_break_fails_the_build_at_its_place_until_it_is_taken_back_or_declared()
    {
        string good = await File.ReadAllTextAsync(Schema);
        string narrowed = good.Replace("1.0.0", "1.1.0", StringComparison.Ordinal).Replace("maximum: 10", "maximum: 5", StringComparison.Ordinal);
        string baseline = $"-p:TelemetrySchemaBaseline={Published}";

        (await BuildAsync(baseline)).Should().NotContain("SP", "it is what was published");
        DateTime looked = File.GetLastWriteTimeUtc(Stamp);
        (await BuildAsync(baseline)).Should().NotContain("SP");
        File.GetLastWriteTimeUtc(Stamp).Should().Be(looked, "nothing changed, so the tool is not started");

        await File.WriteAllTextAsync(Schema, narrowed);
        (await BuildAsync()).Should().NotContain("SP", "nobody asked");
        string broken = await BuildAsync(baseline);
        broken.Should().Contain(
            "Schemas/tally.yaml(5,36): error SP4040: 'https://acme.example/tally@1.1.0' refuses events that 'https://acme.example/tally@1.0.0' takes: numbers beyond 'maximum' are not taken (maximum-narrowed); "
            + "{\"count\":6} is such an event; take the change back, or declare the break by the version '2.0.0' [").And.Contain("Build FAILED").And.NotContain("MSB");
        broken.Should().Contain("Acme.Published : warning SP4044: 'https://acme.example/tally@1.0.0' of 'Acme.Published 1.0.0' is gone in favour of 'https://acme.example/tally@1.1.0'");

        await File.WriteAllTextAsync(Settings, "compatibility: { schemas: { 'https://acme.example/tally': NONE } }\n");
        (await BuildAsync(baseline)).Should().NotContain("error", "the settings are an input");
        File.Delete(Settings);
        await File.WriteAllTextAsync(Schema, narrowed.Replace("1.1.0", "2.0.0", StringComparison.Ordinal));
        (await BuildAsync(baseline)).Should().NotContain("error");

        await File.WriteAllTextAsync(Schema, good.Replace("maximum: 10", "maximum: 20", StringComparison.Ordinal));
        (await BuildAsync(baseline)).Should().Contain("Schemas/tally.yaml(2,10): error SP4001: 'https://acme.example/tally@1.0.0' has another content than in 'Acme.Published 1.0.0'");
        await File.WriteAllTextAsync(Schema, good);
    }

    [Fact]
    public async Task A_version_is_restored_as_any_package_and_one_that_does_not_exist_fails_the_build()
    {
        string good = await File.ReadAllTextAsync(Schema);
        File.Copy(Published, Path.Combine(workshop.Feed, Path.GetFileName(Published)), overwrite: true);
        await File.WriteAllTextAsync(Schema, good.Replace("1.0.0", "1.1.0", StringComparison.Ordinal).Replace("required: [count]", "required: [count, action]", StringComparison.Ordinal));

        (await BuildAsync("-p:TelemetrySchemaBaseline=1.0")).Should().Contain("Schemas/tally.yaml(7,11): error SP4040: ").And.Contain("(required-property-added)");
        (await BuildAsync("-p:TelemetrySchemaBaseline=9.9.9")).Should().Contain("error NU1102: ").And.Contain("Acme.Published");
        await File.WriteAllTextAsync(Schema, good);
    }

    [Theory]
    [InlineData("nowhere.nupkg", "which the schemas are to be compared with, is not there; name a version or a package that was published in TelemetrySchemaBaseline")]
    [InlineData("Acme.Published.csproj", "which the schemas are to be compared with, has no schema that could be read")]
    public async Task What_is_no_pack_is_SP4045(string baseline, string message) =>
        (await BuildAsync($"-p:TelemetrySchemaBaseline={baseline}")).Should().Contain("Acme.Published : error SP4045: ").And.Contain(message).And.Contain("Build FAILED");

    private Task<string> BuildAsync(params string[] more) =>
        workshop.RunAsync(mustSucceed: false, ["build", workshop.Project(Case), "--no-restore", "-c", "Release", "-v", "quiet", .. more]);
}
