using SchemaPacks.Compiling;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Reusing;

/// <summary>A load makes again what changed, and what that reaches; the rest is the same object as before.</summary>
public sealed class ReuseTests : IDisposable
{
    private static readonly SchemaKey Order = new("app.order", 1);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Packs_that_did_not_change_keep_their_schemas()
    {
        Write("One/a.yaml", "a");
        Write("Two/b.yaml", "b");
        using SchemaRegistry registry = Create();
        RegistrySnapshot first = await LoadAsync(registry);
        Write("Two/b.yaml", "b", "another");
        RegistrySnapshot second = await LoadAsync(registry);

        second.Number.Should().Be(2);
        Find(second, "a").Should().BeSameAs(Find(first, "a"));
        Find(second, "b").Should().NotBeSameAs(Find(first, "b"));
        Find(second, "b").Title.Should().Be("another");
    }

    [Fact]
    public async Task A_pack_that_moves_to_another_file_keeps_its_schemas()
    {
        _folder.With("GoodPack");
        using SchemaRegistry registry = Create();
        RegistrySnapshot first = await LoadAsync(registry);
        File.Move(_folder["GoodPack.dll"], _folder["Renamed.dll"]);
        RegistrySnapshot second = await LoadAsync(registry);

        second.Packs.Single().Path.Should().Be(_folder["Renamed.dll"]);
        second.Schemas.Should().Equal(first.Schemas);
    }

    [Fact]
    public async Task Schemas_that_refer_to_a_changed_pack_are_compiled_again_and_others_are_not()
    {
        Write("Base/money.yaml", "base.money", "money", "amount: { type: integer, categories: [unrestricted] }");
        Write("Other/a.yaml", "a");
        PackSource application = PackSource.Documents(
            "App",
            ("order.yaml", $"$id: app.order\nversion: 1\nproperties:\n  total: {{ $ref: base.money, categories: [unrestricted] }}\n"),
            ("plain.yaml", "$id: app.plain\nversion: 1\nproperties: {}\n")).DependingOn("Base");
        using SchemaRegistry registry = Create(application);
        RegistrySnapshot first = await LoadAsync(registry);
        first.Find(Order)!.Validator.IsValid("""{"total":{"amount":"1"}}"""u8).Should().BeFalse();

        Write("Base/money.yaml", "base.money", "money", "amount: { type: string, categories: [unrestricted] }");
        RegistrySnapshot second = await LoadAsync(registry);
        second.Find(Order)!.Validator.IsValid("""{"total":{"amount":"1"}}"""u8).Should().BeTrue("it is judged by what it refers to now");
        Find(second, "app.plain").Should().BeSameAs(Find(first, "app.plain"));
        Find(second, "a").Should().BeSameAs(Find(first, "a"));

        File.Delete(_folder["Base/money.yaml"]);
        RegistrySnapshot third = await LoadAsync(registry);
        third.Find(Order).Should().BeNull();
        third.Findings.Should().Contain(finding => finding.Code == "SP3010" && finding.Pack == "App");

        Write("Base/money.yaml", "base.money", "money", "amount: { type: string, categories: [unrestricted] }");
        (await LoadAsync(registry)).Find(Order).Should().NotBeNull();
    }

    [Fact]
    public async Task A_second_version_makes_a_reference_without_one_ambiguous()
    {
        Write("Base/money.yaml", "base.money");
        using SchemaRegistry registry = Create(PackSource.Documents(
            "App", ("order.yaml", $"$id: app.order\nversion: 1\nproperties:\n  total: {{ $ref: base.money, categories: [unrestricted] }}\n")).DependingOn("Base"));
        (await LoadAsync(registry)).Find(Order).Should().NotBeNull();
        _folder.Write("More/money.yaml", "$id: base.money\nversion: 2\nproperties: {}\n");
        (await LoadAsync(registry)).Find(Order).Should().NotBeNull("a pack that it does not depend on is not asked");
        _folder.Write("Base/money2.yaml", "$id: base.money\nversion: 2\nproperties: {}\n");
        RegistrySnapshot third = await LoadAsync(registry);
        third.Find(Order).Should().BeNull();
        third.Findings.Should().Contain(finding => finding.Code == "SP3016");
    }

    [Fact]
    public async Task A_load_of_what_was_touched_reads_a_file_that_looks_as_it_did_only_if_it_is_named()
    {
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Write("One/a.yaml", "a", "one");
        File.SetLastWriteTimeUtc(_folder["One/a.yaml"], old);
        using SchemaRegistry registry = Create();
        RegistrySnapshot first = await LoadAsync(registry);
        Write("One/a.yaml", "a", "two");
        File.SetLastWriteTimeUtc(_folder["One/a.yaml"], old);

        (await registry.LoadAsync(_ => false, TestContext.Current.CancellationToken)).Should().BeSameAs(first);
        Find(await registry.LoadAsync(place => place == _folder["One"], TestContext.Current.CancellationToken), "a").Title.Should().Be("two");
    }

    [Fact]
    public async Task Old_revisions_leave_nothing_behind()
    {
        Write("Stays/a.yaml", "a");
        using SchemaRegistry registry = Create();
        var old = new List<WeakReference>();
        for (int round = 0; round < 300; round++)
            old.Add(await LoadOneAsync(round));

        for (int attempt = 0; attempt < 10 && old.Count(document => document.IsAlive) > 1; attempt++)
            GC.Collect();
        old.Count(document => document.IsAlive).Should().BeLessThan(5, "the revision in force has one, and threads that loaded may still hold their last task");

        async Task<WeakReference> LoadOneAsync(int round)
        {
            Write("Changes/b.yaml", "b", $"round {round}");
            RegistrySnapshot snapshot = await LoadAsync(registry);
            snapshot.Number.Should().Be(round + 1);
            return new WeakReference(snapshot.Find(new SchemaKey("b", 1))!.Document);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static CompiledSchema Find(RegistrySnapshot snapshot, string id) => snapshot.Find(new SchemaKey(id, 1))!;

    private static Task<RegistrySnapshot> LoadAsync(SchemaRegistry registry) => registry.LoadAsync(TestContext.Current.CancellationToken);

    private SchemaRegistry Create(params PackSource[] others) => new(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path), .. others] });

    private void Write(string name, string id, string title = "title", string properties = "") =>
        _folder.Write(name, $"$id: {id}\nversion: 1\ntitle: {title}\nproperties:{(properties.Length == 0 ? " {}" : "\n  " + properties)}\n");
}
