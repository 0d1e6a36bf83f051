using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Compiling;

/// <summary>A schema that nobody uses is its text and little else, and nobody can tell.</summary>
public sealed class LazySchemaTests
{
    private const string Visit = "$id: app.visit\nversion: \"1.0\"\ntitle: A visit\ndescription: Of a page\nproperties:\n  page: { type: string, categories: [unrestricted] }\n";
    private const string Basis = "$id: app.base\nversion: 1\nproperties:\n  page: { type: string, categories: [unrestricted] }\n";
    private const string Stay = "$id: app.stay\nversion: 1\nproperties:\n  visit: { $ref: app.base, categories: [unrestricted] }\n";
    private const string Questionable = "$id: app.odd\nversion: 1\nproperties:\n  page:\n    type: string\n";
    private const string Wrong = "$id: app.wrong\nversion: 1\nproperties:\n  page: { type: strange, categories: [unrestricted] }\n";

    [Fact]
    public async Task An_unused_schema_is_only_its_text()
    {
        CompiledSchema visit = await LoadAsync("app.visit", "1.0");
        (visit.IsMade, visit.Document.IsRead).Should().Be((false, false));
        visit.Text.Should().Be(Visit);
        visit.ContentHash.Should().StartWith("sha256:");
        (visit.IsMade, visit.Document.IsRead).Should().Be((false, false), "its text and its hash are at hand");
    }

    [Fact]
    public async Task What_it_says_is_read_when_somebody_asks()
    {
        CompiledSchema visit = await LoadAsync("app.visit", "1.0");
        (visit.Title, visit.Description, visit.HasNumericVersion, visit.TextMediaType).Should().Be(("A visit", "Of a page", false, "application/yaml"));
        visit.Document.Positions.Nearest("/properties/page").Line.Should().Be(6);
        visit.Document.ContentHash.Should().Be(visit.ContentHash);
        System.Text.Encoding.UTF8.GetString(visit.CanonicalJson.Span).Should().StartWith("{\"$id\":\"app.visit\",\"description\"");
        visit.IsMade.Should().BeFalse();
    }

    [Fact]
    public async Task It_judges_from_the_first_event_on()
    {
        CompiledSchema visit = await LoadAsync("app.visit", "1.0");
        visit.Validator.IsValid("""{"page":"a"}"""u8).Should().BeTrue();
        visit.Validator.IsValid("""{"page":1}"""u8).Should().BeFalse();
        visit.IsMade.Should().BeTrue();
        visit.Root.Edges.Should().ContainSingle();
    }

    [Fact]
    public async Task Threads_that_use_it_first_at_once_use_the_same()
    {
        CompiledSchema visit = await LoadAsync("app.visit", "1.0");
        ISchemaValidator[] made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => visit.Validator)));
        made.Should().AllSatisfy(validator => validator.Should().BeSameAs(made[0]));
    }

    [Fact]
    public async Task A_schema_that_refers_to_another_is_made_at_once_since_its_findings_need_both()
    {
        CompiledSchema stay = await LoadAsync("app.stay", "1");
        stay.IsMade.Should().BeTrue();
        stay.Validator.IsValid("""{"visit":{"page":1}}"""u8).Should().BeFalse();
    }

    [Fact]
    public async Task All_findings_are_known_with_their_places_although_nothing_is_kept()
    {
        RegistrySnapshot snapshot = await LoadAsync();
        snapshot.Findings.Select(finding => (finding.Code, finding.Resource, finding.Line, finding.Column)).Should().Equal(
            ("SP3009", "odd.yaml", 4, 3), ("SP3004", "wrong.yaml", 4, 17));
        CompiledSchema odd = snapshot.Find(new SchemaKey("app.odd", 1))!;
        (odd.IsMade, odd.Document.IsRead).Should().Be((false, false), "a warning is text and needs nothing more");
        odd.Validator.IsValid("""{"page":1}"""u8).Should().BeFalse();
    }

    private static async Task<CompiledSchema> LoadAsync(string id, string version) =>
        (await LoadAsync()).Find(new SchemaKey(id, SchemaVersion.Parse(version)))!;

    private static async Task<RegistrySnapshot> LoadAsync()
    {
        using var loader = new RegistryLoader(new SchemaRegistryOptions
        {
            Sources = [PackSource.Documents("App", ("visit.yaml", Visit), ("base.yaml", Basis), ("stay.yaml", Stay), ("odd.yaml", Questionable), ("wrong.yaml", Wrong))],
        });
        return await loader.LoadAsync();
    }
}
