using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Snapshots;

/// <summary>Who may bring schemas under a prefix.</summary>
public sealed class OwnedSchemasTests
{
    private static readonly SchemaNamespace Acme = new() { Prefix = "https://acme.com/", Packs = "Acme.*" };

    [Theory]
    [InlineData("https://acme.com/pay")]
    [InlineData("https://ACME.com/pay")]
    public async Task A_schema_in_anothers_namespace_is_refused_with_SP4005(string id)
    {
        RegistrySnapshot snapshot = await Load(new() { Sources = [Pack("Evil.Web", id, "https://evil.example/pay")], Namespaces = [Acme] });

        snapshot.SchemaIds.Should().Equal("https://evil.example/pay");
        Diagnostic finding = snapshot.Findings.Should().ContainSingle().Subject;
        finding.Code.Should().Be("SP4005");
        finding.Pack.Should().Be("Evil.Web");
        finding.Line.Should().Be(1);
        finding.Message.Should().Contain($"'{id}@1'").And.Contain("only for packs 'Acme.*'");
    }

    [Theory]
    [InlineData("Acme.Web")]
    [InlineData("acme.web")]
    public async Task The_owner_is_served(string pack)
    {
        RegistrySnapshot snapshot = await Load(new() { Sources = [Pack(pack, "https://acme.com/pay")], Namespaces = [Acme] });
        snapshot.SchemaIds.Should().Equal("https://acme.com/pay");
        snapshot.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_without_a_star_is_that_name_only()
    {
        SchemaNamespace exact = Acme with { Packs = "Acme.Web" };
        RegistrySnapshot snapshot = await Load(new() { Sources = [Pack("Acme.Web", "https://acme.com/a"), Pack("Acme.WebEvil", "https://acme.com/b")], Namespaces = [exact] });
        snapshot.SchemaIds.Should().Equal("https://acme.com/a");
    }

    [Fact]
    public async Task An_intruder_makes_no_conflict_of_the_owners_schema()
    {
        PackSource intruder = PackSource.Documents("A.First", ("0.yaml", "$id: https://acme.com/pay\nversion: 1\ntitle: mine\nproperties: {}\n"));
        RegistrySnapshot snapshot = await Load(new() { Sources = [intruder, Pack("Acme.Web", "https://acme.com/pay")], Namespaces = [Acme] });

        snapshot.SchemaIds.Should().Equal("https://acme.com/pay");
        snapshot.Schemas[0].Origins.Select(origin => origin.Pack).Should().Equal("Acme.Web");
        snapshot.Findings.Select(finding => finding.Code).Should().Equal("SP4005");
    }

    [Fact]
    public async Task The_longest_prefix_counts_and_equal_ones_add_up()
    {
        SchemaNamespace[] namespaces =
        [
            Acme,
            new() { Prefix = "https://acme.com/partners/", Packs = "Partner.A" },
            new() { Prefix = "https://acme.com/partners/", Packs = "Partner.B" },
        ];
        PackSource[] packs =
        [
            Pack("Acme.Web", "https://acme.com/a", "https://acme.com/partners/x"),
            Pack("Partner.A", "https://acme.com/partners/a"),
            Pack("Partner.B", "https://acme.com/partners/b", "https://acme.com/b"),
        ];
        RegistrySnapshot snapshot = await Load(new() { Sources = packs, Namespaces = namespaces });
        snapshot.SchemaIds.Should().Equal("https://acme.com/a", "https://acme.com/partners/a", "https://acme.com/partners/b");
    }

    [Theory]
    [InlineData("internal", true)]
    [InlineData("public", false)]
    [InlineData(null, false)]
    public async Task Where_a_feed_is_named_the_right_name_from_elsewhere_is_refused(string? feed, bool served)
    {
        RegistrySnapshot snapshot = await Load(new()
        {
            Sources = [Pack("Acme.Web", "https://acme.com/pay")],
            Namespaces = [Acme with { Source = "internal" }],
            SourceOf = pack => pack.Name == "Acme.Web" ? feed : null,
        });
        snapshot.Schemas.Should().HaveCount(served ? 1 : 0);
        snapshot.Findings.Select(finding => finding.Code).Should().Equal(served ? [] : ["SP4005"]);
    }

    [Fact]
    public async Task A_bare_folder_is_no_exception()
    {
        using var folder = new TemporaryFolder();
        string pack = Directory.CreateDirectory(Path.Combine(folder.Path, "evil")).FullName;
        await File.WriteAllTextAsync(Path.Combine(pack, "a.yaml"), Schema("https://acme.com/pay"), TestContext.Current.CancellationToken);
        RegistrySnapshot snapshot = await Load(new() { Sources = [PackSource.Folder(folder.Path)], Namespaces = [Acme] });
        snapshot.Schemas.Should().BeEmpty();
        snapshot.Findings.Select(finding => finding.Code).Should().Equal("SP4005");
    }

    private static DocumentsSource Pack(string name, params string[] ids) =>
        PackSource.Documents(name, [.. ids.Select((id, i) => ($"{i}.yaml", Schema(id)))]);

    private static string Schema(string id) => $"$id: {id}\nversion: 1\nproperties: {{}}\n";

    private static async Task<RegistrySnapshot> Load(SchemaRegistryOptions options)
    {
        using var loader = new RegistryLoader(options);
        return await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
