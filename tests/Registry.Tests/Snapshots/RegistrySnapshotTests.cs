using System.Security.Cryptography;
using System.Text;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Snapshots;

/// <summary>What a snapshot answers.</summary>
public sealed class RegistrySnapshotTests
{
    [Fact]
    public async Task Versions_are_in_order_and_the_latest_is_the_highest()
    {
        RegistrySnapshot snapshot = await Load(Schema("b", "10"), Schema("b", "2"), Schema("a", "\"1-0\""));

        snapshot.SchemaIds.Should().Equal("a", "b");
        snapshot.GetVersions("b").Select(schema => schema.Key.Version.Text).Should().Equal("2", "10");
        snapshot.GetVersions("c").Should().BeEmpty();
        snapshot.TryGetLatest("b", out EventSchema? latest).Should().BeTrue();
        latest!.Key.ToString().Should().Be("b@10");
        snapshot.TryGetSchema(new SchemaKey("b", 3), out _).Should().BeFalse();
        snapshot.Find(new SchemaKey("A", SchemaVersion.Parse("1-0"))).Should().BeNull("ids are compared character by character");
    }

    [Fact]
    public async Task The_digest_is_the_hash_of_sorted_lines()
    {
        RegistrySnapshot snapshot = await Load(Schema("b", "2"), Schema("a", "1"));
        string lines = $"a\t1\t{snapshot.Schemas[0].ContentHash}\nb\t2\t{snapshot.Schemas[1].ContentHash}\n";
        snapshot.Digest.Should().Be("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))));
    }

    [Fact]
    public void The_empty_snapshot_is_revision_0()
    {
        RegistrySnapshot.Empty.Should().Match<RegistrySnapshot>(empty => empty.Number == 0 && empty.Schemas.Count == 0 && empty.Findings.Count == 0);
        RegistrySnapshot.Empty.Digest.Should().Be("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "it is the hash of nothing");
    }

    [Fact]
    public async Task The_content_hash_of_a_schema_ignores_spelling_and_sees_everything_else()
    {
        RegistrySnapshot yaml = await Load("$id: a\nversion: 1\nproperties: { x: { type: string, categories: [] } }\n");
        RegistrySnapshot spelled = await Load("version: 1\nproperties:\n  x:\n    categories: []\n    type: 'string' # a comment\n$id: \"a\"\n");
        RegistrySnapshot other = await Load("$id: a\nversion: 1\nproperties: { x: { type: number, categories: [] } }\n");
        spelled.Digest.Should().Be(yaml.Digest);
        other.Digest.Should().NotBe(yaml.Digest);
    }

    private static string Schema(string id, string version) => $"$id: {id}\nversion: {version}\nproperties: {{}}\n";

    private static Task<RegistrySnapshot> Load(params string[] schemas) =>
        new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Documents("Acme", [.. schemas.Select((text, i) => ($"{i}.yaml", text))])] })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
}
