using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Reusing;

/// <summary>However packs come, change, share schemas, dispute them and go: a registry that was reloaded is the one that starts anew.</summary>
public sealed class ReloadSequenceTests : IDisposable
{
    private const int Rounds = 80;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task After_any_changes_a_reloaded_registry_equals_a_fresh_one()
    {
        Directory.CreateDirectory(_folder["packs"]);
        var random = new Random(5);
        using SchemaRegistry registry = Create();
        int shared = 0, disputed = 0;
        for (int round = 0; round < Rounds; round++)
        {
            for (int change = random.Next(1, 4); change > 0; change--)
                Change(random);
            RegistrySnapshot reloaded = await registry.LoadAsync();
            using SchemaRegistry other = Create();
            RegistrySnapshot fresh = await other.LoadAsync();

            reloaded.Digest.Should().Be(fresh.Digest);
            reloaded.SchemaIds.Should().Equal(fresh.SchemaIds);
            reloaded.Schemas.Select(Describe).Should().Equal(fresh.Schemas.Select(Describe));
            reloaded.Schemas.Select(schema => schema.Key).Should().BeInAscendingOrder();
            reloaded.Packs.Select(Describe).Should().Equal(fresh.Packs.Select(Describe));
            reloaded.Findings.Should().Equal(fresh.Findings);
            shared += reloaded.Schemas.Count(schema => schema.Origins.Count > 1);
            disputed += reloaded.Findings.Count(finding => finding.Descriptor == Diagnostics.ConflictingSchema);
        }

        (shared > 0, disputed > 0).Should().Be((true, true), "else the sequence would show little");
    }

    public void Dispose() => _folder.Dispose();

    private void Change(Random random)
    {
        string pack = $"packs/P{random.Next(8)}";
        if (random.Next(5) == 0 && Directory.Exists(_folder[pack]))
        {
            Directory.Delete(_folder[pack], recursive: true);
            return;
        }

        // Six ids for eight packs: packs agree often, and now and then they do not.
        string id = $"s{random.Next(6)}", title = random.Next(4) == 0 ? "another" : "usual";
        _folder.Write($"{pack}/{id}.yaml", $"$id: {id}\nversion: {random.Next(1, 3)}\ntitle: {title}\nproperties:\n  a: {{ type: string, categories: [unrestricted] }}\n");
    }

    private SchemaRegistry Create() => new(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder["packs"])] });

    private static string Describe(EventSchema schema) => $"{schema.Key} {schema.ContentHash} {string.Join(' ', schema.Origins)}";

    private static string Describe(SchemaPack pack) => $"{pack.Name} {pack.Sha512} {string.Join(' ', pack.Schemas)}";
}
