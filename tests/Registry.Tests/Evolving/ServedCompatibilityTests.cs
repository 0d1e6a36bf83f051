using Microsoft.Extensions.Logging;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Evolving;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Evolving;

/// <summary>What becomes of packs whose schemas break those that are served.</summary>
public sealed class ServedCompatibilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ListLogger<SchemaRegistry> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_pack_that_breaks_a_served_schema_is_kept_out_and_what_was_served_stays()
    {
        using SchemaRegistry registry = Create(BreakAction.Refuse);
        Write("First", "a", "1", 10);
        await LoadAsync(registry);

        Write("Second", "a", "2", 5);
        Write("Second", "other", "1", 5);
        RegistrySnapshot snapshot = await LoadAsync(registry);

        Keys(snapshot).Should().Equal("a@1");
        Diagnostic finding = snapshot.Findings.Should().ContainSingle().Subject;
        (finding.Code, finding.Severity, finding.Pack, finding.Pointer).Should().Be(("SP4040", DiagnosticSeverity.Error, "Second", "/properties/count/maximum"));
        finding.Message.Should().Be(
            "'a@2' of the pack 'Second' 0.0.0 refuses events that 'a@1' of the pack 'First' 0.0.0 takes: numbers beyond 'maximum' are not taken (maximum-narrowed at '/properties/count/maximum'); "
            + $"take a pack without the break, or let a rule for 'a@2' ask for less; the pack 'Second' 0.0.0 ('{_folder["Second"]}') is kept out, and what was served before stays");
        snapshot.Packs.Select(pack => $"{pack.Name} {string.Join(' ', pack.Schemas)}").Should().Equal("First a@1", "Second ");
        _log.Entries.Should().Contain(entry => entry.Id == 4040 && entry.Level == LogLevel.Error);

        (await LoadAsync(registry)).Should().BeSameAs(snapshot, "nothing changed");
        Write("Second", "a", "2", 20);
        Keys(await LoadAsync(registry)).Should().Equal("a@1", "a@2", "other@1");
    }

    [Fact]
    public async Task A_pack_that_is_replaced_by_one_that_breaks_it_stays_until_another_one_comes()
    {
        using SchemaRegistry registry = Create(BreakAction.Refuse);
        Write("Acme", "a", "1.0.0", 10);
        await LoadAsync(registry);

        File.Delete(_folder["Acme/a-1.0.0.yaml"]);
        Write("Acme", "a", "1.1.0", 5);
        RegistrySnapshot kept = await LoadAsync(registry);
        Keys(kept).Should().Equal("a@1.0.0");
        kept.Findings.Select(finding => finding.Code).Should().Equal("SP4040", "SP4004");
        kept.Find(new SchemaKey("a", SchemaVersion.Parse("1.0.0")))!.Text.Should().Contain("maximum: 10");
        (await LoadAsync(registry)).Should().BeSameAs(kept, "it stays however often packs are read");

        File.Delete(_folder["Acme/a-1.1.0.yaml"]);
        Write("Acme", "a", "1.1.0", 20);
        RegistrySnapshot mended = await LoadAsync(registry);
        Keys(mended).Should().Equal("a@1.1.0");
        mended.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_that_gets_another_content_owes_as_much_to_what_it_was()
    {
        using SchemaRegistry registry = Create(BreakAction.Refuse);
        Write("Acme", "a", "1", 10);
        await LoadAsync(registry);

        Write("Acme", "a", "1", 5);
        RegistrySnapshot kept = await LoadAsync(registry);
        kept.Find(new SchemaKey("a", 1))!.Text.Should().Contain("maximum: 10");
        kept.Findings.Select(finding => finding.Code).Should().Equal("SP4040", "SP4004");

        Write("Acme", "a", "1", 20);
        (await LoadAsync(registry)).Find(new SchemaKey("a", 1))!.Text.Should().Contain("maximum: 20");
    }

    [Fact]
    public async Task A_pack_that_is_deleted_is_gone_and_nothing_is_owed_to_it()
    {
        using SchemaRegistry registry = Create(BreakAction.Refuse);
        Write("First", "a", "1", 10);
        await LoadAsync(registry);
        Write("Second", "a", "2", 5);
        await LoadAsync(registry);

        Directory.Delete(_folder["First"], recursive: true);
        RegistrySnapshot snapshot = await LoadAsync(registry);
        Keys(snapshot).Should().Equal("a@2");
        snapshot.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_packs_that_come_at_once_the_one_with_the_earlier_version_counts_as_served()
    {
        Write("A", "a", "3", 20);
        Write("B", "a", "2", 5);
        Write("C", "a", "1", 10);
        using SchemaRegistry registry = Create(BreakAction.Refuse);

        RegistrySnapshot snapshot = await LoadAsync(registry);

        Keys(snapshot).Should().Equal("a@1", "a@3");
        snapshot.Findings.Should().ContainSingle().Which.Pack.Should().Be("B");
    }

    [Fact]
    public async Task A_newcomer_with_an_earlier_version_gives_way_to_what_is_served()
    {
        using SchemaRegistry registry = Create(BreakAction.Refuse);
        Write("Second", "a", "2", 5);
        await LoadAsync(registry);

        Write("First", "a", "1", 10);
        RegistrySnapshot snapshot = await LoadAsync(registry);

        Keys(snapshot).Should().Equal("a@2");
        snapshot.Findings.Should().ContainSingle().Which.Message.Should().Contain($"the pack 'First' 0.0.0 ('{_folder["First"]}') is kept out");
    }

    [Fact]
    public async Task A_pack_whose_own_versions_break_each_other_is_kept_out_unless_a_rule_says_that_it_was_meant()
    {
        Write("Acme", "a", "1", 10);
        Write("Acme", "a", "2", 5);
        using SchemaRegistry strict = Create(BreakAction.Refuse);
        Keys(await LoadAsync(strict)).Should().BeEmpty();

        using SchemaRegistry told = Create(BreakAction.Refuse, new CompatibilityRules { Schemas = new Dictionary<string, CompatibilityRuleChange> { ["a@2"] = new() { Mode = CompatibilityMode.None } } });
        RegistrySnapshot snapshot = await LoadAsync(told);
        Keys(snapshot).Should().Equal("a@1", "a@2");
        snapshot.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_registry_that_only_warns_serves_all()
    {
        Write("First", "a", "1", 10);
        Write("Second", "a", "2", 5);
        using SchemaRegistry registry = Create(BreakAction.Warn);

        RegistrySnapshot snapshot = await LoadAsync(registry);

        Keys(snapshot).Should().Equal("a@1", "a@2");
        snapshot.Findings.Should().ContainSingle().Which.Should().Match<Diagnostic>(finding => finding.Code == "SP4040" && finding.Severity == DiagnosticSeverity.Warning && !finding.Message.Contains("kept out"));
    }

    [Fact]
    public async Task What_is_undecided_is_a_warning_and_refused_only_where_that_is_asked()
    {
        _folder.Write("First/code-1.yaml", Code("1", "format: uri"));
        _folder.Write("Second/code-2.yaml", Code("2", "pattern: '^[a-zA-Z]'"));
        using SchemaRegistry lenient = Create(BreakAction.Refuse);
        RegistrySnapshot snapshot = await LoadAsync(lenient);
        Keys(snapshot).Should().Equal("code@1", "code@2");
        snapshot.Findings.Should().ContainSingle().Which.Should().Match<Diagnostic>(finding => finding.Code == "SP4041" && finding.Severity == DiagnosticSeverity.Warning);

        using SchemaRegistry strict = Create(BreakAction.Refuse, new CompatibilityRules { General = new CompatibilityRule { Undecided = CheckSeverity.Error } });
        Keys(await LoadAsync(strict)).Should().Equal("code@1");
    }

    [Fact]
    public async Task Each_pair_of_contents_is_compared_once_and_none_where_nobody_asks()
    {
        Write("First", "a", "1", 10);
        Write("Second", "a", "2", 20);
        using (var off = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)] }))
        {
            await off.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
            off.Compared.Should().Be(0);
        }

        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)], Compatibility = new CompatibilityPolicy { OnBreak = BreakAction.Refuse } });
        await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        await loader.LoadAsync(2, TestContext.Current.CancellationToken);
        loader.Compared.Should().Be(1);
        Write("Third", "a", "3", 30);
        await loader.LoadAsync(3, TestContext.Current.CancellationToken);
        await loader.LoadAsync(4, TestContext.Current.CancellationToken);
        loader.Compared.Should().Be(2);
    }

    [Fact]
    public async Task A_schema_is_compared_with_what_it_refers_to_as_it_is_now()
    {
        string reference = "$id: user\nversion: {0}\nproperties:\n  part: {{ $ref: 'part#/properties/count', categories: [unrestricted] }}\n";
        Write("Acme", "part", "1", 10);
        _folder.Write("Acme/user-1.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, reference, 1).Replace("$ref: 'part#/properties/count'", "type: integer, maximum: 10", StringComparison.Ordinal));
        _folder.Write("Acme/user-2.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, reference, 2));
        using SchemaRegistry registry = Create(BreakAction.Warn, new CompatibilityRules { Schemas = new Dictionary<string, CompatibilityRuleChange> { ["part"] = new() { Mode = CompatibilityMode.None } } });
        (await LoadAsync(registry)).Findings.Should().BeEmpty();

        Write("Acme", "part", "1", 5);
        (await LoadAsync(registry)).Findings.Select(finding => $"{finding.Code} {finding.Resource}").Should().Contain("SP4040 user-2.yaml", "the text of 'user@2' is the same, and what it asks is not");
    }

    private static string Code(string version, string keyword) => $"$id: code\nversion: {version}\nproperties:\n  code: {{ type: string, {keyword}, categories: [unrestricted] }}\n";

    private static IEnumerable<string> Keys(RegistrySnapshot snapshot) => snapshot.Schemas.Select(schema => schema.Key.ToString());

    private static Task<RegistrySnapshot> LoadAsync(SchemaRegistry registry) => registry.LoadAsync(TestContext.Current.CancellationToken);

    private SchemaRegistry Create(BreakAction action, CompatibilityRules? rules = null) => new(
        new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)], Compatibility = new CompatibilityPolicy { OnBreak = action, Rules = rules ?? CompatibilityRules.Default } }, logger: _log);

    private void Write(string pack, string id, string version, int most) => _folder.Write(
        $"{pack}/{id}-{version}.yaml", $"$id: {id}\nversion: {version}\nproperties:\n  count: {{ type: integer, maximum: {most}, categories: [unrestricted] }}\nrequired: [count]\n");
}
