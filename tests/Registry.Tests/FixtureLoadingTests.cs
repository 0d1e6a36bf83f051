using SchemaPacks.Compiling;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests;

/// <summary>The whole first line on the fixture packs: folder to snapshot.</summary>
public sealed class FixtureLoadingTests
{
    [Fact]
    public async Task A_good_pack_is_served_whole()
    {
        RegistrySnapshot snapshot = await Load("GoodPack");

        snapshot.Findings.Should().BeEmpty();
        snapshot.Schemas.Select(schema => schema.Key.ToString()).Should().Equal(
            "acme.visitor@1.0", "https://acme.example/page-view@1", "https://acme.example/page-view@2");
        snapshot.Packs.Single().Schemas.Should().Equal(snapshot.Schemas.Select(schema => schema.Key));

        CompiledSchema schema = snapshot.Find(new SchemaKey("https://acme.example/page-view", 1))!;
        schema.Title.Should().Be("Page view");
        schema.Description.Should().Be("Somebody looked at a page.");
        schema.HasNumericVersion.Should().BeTrue();
        schema.Dialect.Should().Be("http://json-schema.org/draft-07/schema#");
        schema.TextMediaType.Should().Be("application/yaml");
        schema.Text.Should().Be(File.ReadAllText(Path.Combine(TestFolders.Repository, "tests/Fixtures/GoodPack/Schemas/page-view.yaml")));
        schema.Origins.Should().Equal(new SchemaOrigin("GoodPack", "GoodPack.Schemas.page-view.yaml"));
        schema.ContentHash.Should().MatchRegex("^sha256:[0-9a-f]{64}$");
        schema.Validator.IsValid("""{"path":"/start","user":"u"}"""u8).Should().BeTrue();
        schema.Validator.IsValid("""{"user":"u"}"""u8).Should().BeFalse();

        snapshot.Find(new SchemaKey("acme.visitor", SchemaVersion.Parse("1.0")))!.Dialect.Should().Be("https://json-schema.org/draft/2020-12/schema");
        CompiledSchema second = snapshot.Find(new SchemaKey("https://acme.example/page-view", 2))!;
        second.HasNumericVersion.Should().BeFalse();
        second.Validator.IsValid("""{"path":"/","visitor":{"name":1}}"""u8).Should().BeFalse("the reference is followed");
    }

    [Fact]
    public async Task A_bad_file_does_not_hide_the_good_one_beside_it() =>
        await ShouldServe("BadYaml", "fixture.good-beside-bad@1", "SP2002 BadYaml.Schemas.bad.yaml");

    [Fact]
    public async Task An_alias_bomb_is_refused_unexpanded()
    {
        RegistrySnapshot snapshot = await Load("AliasBomb");
        snapshot.SchemaIds.Should().Equal("fixture.beside-bomb");
        snapshot.Findings.Should().NotBeEmpty().And.OnlyContain(finding => finding.Code == "SP2004" && finding.Resource == "AliasBomb.Schemas.bomb.yaml");
    }

    [Fact]
    public async Task A_hundred_thousand_brackets_are_refused() =>
        await ShouldServe("DeepNesting", "fixture.beside-deep@1",
            "SP2013 DeepNesting.Schemas.deep.json", "SP2009 DeepNesting.Schemas.deep.json",
            "SP2013 DeepNesting.Schemas.deep.yaml", "SP2009 DeepNesting.Schemas.deep.yaml");

    [Fact]
    public async Task Equal_schemas_of_two_packs_are_one_with_two_origins()
    {
        RegistrySnapshot snapshot = await Load("GoodPack", "DuplicateEqual");
        snapshot.Findings.Should().BeEmpty();
        snapshot.Find(new SchemaKey("https://acme.example/page-view", 1))!.Origins.Should().Equal(
            new SchemaOrigin("DuplicateEqual", "DuplicateEqual.Schemas.page-view.json"),
            new SchemaOrigin("GoodPack", "GoodPack.Schemas.page-view.yaml"));
        snapshot.Packs.Select(pack => (pack.Name, pack.Schemas.Count)).Should().Equal(("DuplicateEqual", 1), ("GoodPack", 3));
    }

    [Fact]
    public async Task Different_schemas_of_one_key_are_refused_with_SP4001_naming_both_origins()
    {
        RegistrySnapshot snapshot = await Load("GoodPack", "DuplicateDifferent");
        Diagnostic finding = snapshot.Findings.Single(found => found.Severity == DiagnosticSeverity.Error);
        finding.Code.Should().Be("SP4001");
        finding.Message.Should().Contain("'DuplicateDifferent/DuplicateDifferent.Schemas.page-view.yaml'").And.Contain("'GoodPack/GoodPack.Schemas.page-view.yaml'");
        snapshot.Find(new SchemaKey("https://acme.example/page-view", 1)).Should().BeNull("neither is served");
        snapshot.Find(new SchemaKey("https://acme.example/page-view", 2)).Should().NotBeNull();
        snapshot.Packs.Select(pack => (pack.Name, pack.Schemas.Count)).Should().Equal(("DuplicateDifferent", 0), ("GoodPack", 2));
    }

    [Fact]
    public async Task References_reach_packs_that_the_pack_depends_on()
    {
        RegistrySnapshot snapshot = await Load("Dependent", "GoodPack");
        snapshot.Findings.Should().BeEmpty();
        CompiledSchema schema = snapshot.Find(new SchemaKey("https://acme.example/purchase", 1))!;
        schema.Validator.IsValid("""{"buyer":{"name":"n"},"page":"/"}"""u8).Should().BeTrue();
        schema.Validator.IsValid("""{"buyer":{"name":1}}"""u8).Should().BeFalse();
        schema.Validator.IsValid("""{"page":1}"""u8).Should().BeFalse();

        (await Load("Dependent")).Findings.Select(finding => $"{finding.Code} {finding.Pointer}").Should().Equal(
            "SP3010 /properties/buyer/$ref", "SP3010 /properties/page/$ref");
    }

    [Fact]
    public async Task All_fixtures_together_load_the_same_way_every_time()
    {
        var options = new SchemaRegistryOptions { Sources = [PackSource.Folder(TestFolders.Fixtures)] };
        RegistrySnapshot first = await new RegistryLoader(options).LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        RegistrySnapshot second = await new RegistryLoader(options).LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        first.Packs.Should().HaveCountGreaterThan(10);
        second.Findings.Should().Equal(first.Findings);
        second.Digest.Should().Be(first.Digest);
        second.Packs.Select(pack => pack.Path).Should().Equal(first.Packs.Select(pack => pack.Path));
    }

    private static async Task ShouldServe(string fixture, string key, params string[] findings)
    {
        RegistrySnapshot snapshot = await Load(fixture);
        snapshot.Schemas.Select(schema => schema.Key.ToString()).Should().Equal(key);
        snapshot.Findings.Select(finding => $"{finding.Code} {finding.Resource}").Should().Equal(findings);
        snapshot.Findings.Should().OnlyContain(finding => finding.Pack == fixture && finding.Line >= 1 && finding.Column >= 1);
    }

    private static Task<RegistrySnapshot> Load(params string[] fixtures) =>
        new RegistryLoader(new SchemaRegistryOptions { Sources = [.. fixtures.Order(StringComparer.Ordinal).Select(name => PackSource.Pack(TestFolders.Fixture(name)))] })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
}
