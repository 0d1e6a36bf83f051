using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Scanning;

/// <summary>A pack that can no longer be read stays as it was; one that is deleted is gone.</summary>
public sealed class KeptPacksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(20)]
    public async Task A_pack_of_which_only_a_part_is_there_is_kept_with_SP4004(int percent)
    {
        _folder.With("GoodPack");
        byte[] whole = await File.ReadAllBytesAsync(_folder["GoodPack.dll"], TestContext.Current.CancellationToken);
        using SchemaRegistry registry = Create(_folder.Path);
        RegistrySnapshot good = await LoadAsync(registry);

        _folder.Write("GoodPack.dll", whole[..(whole.Length * percent / 100)]);
        RegistrySnapshot kept = await LoadAsync(registry);
        kept.Schemas.Should().Equal(good.Schemas);
        kept.Packs.Single().Sha512.Should().Be(good.Packs.Single().Sha512, "what is in force is what was read");
        kept.Findings.Should().Contain(finding => finding.Code == "SP4004" && finding.Pack == "GoodPack");
        (await LoadAsync(registry)).Should().BeSameAs(kept, "nothing changed since");

        _folder.Write("GoodPack.dll", whole);
        RegistrySnapshot again = await LoadAsync(registry);
        again.Schemas.Should().Equal(good.Schemas);
        again.Findings.Should().Equal(good.Findings);
    }

    [Fact]
    public async Task A_pack_that_is_deleted_is_gone_even_after_it_was_kept()
    {
        _folder.With("GoodPack");
        using SchemaRegistry registry = Create(_folder.Path);
        await LoadAsync(registry);
        _folder.Write("GoodPack.dll", "no assembly");
        (await LoadAsync(registry)).Schemas.Should().NotBeEmpty();
        File.Delete(_folder["GoodPack.dll"]);
        RegistrySnapshot gone = await LoadAsync(registry);
        gone.Schemas.Should().BeEmpty();
        gone.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task An_assembly_that_is_no_pack_any_more_takes_its_schemas_away()
    {
        _folder.With("GoodPack");
        using SchemaRegistry registry = Create(_folder.Path);
        await LoadAsync(registry);
        File.Copy(TestFolders.Fixture("NoAttribute"), _folder["GoodPack.dll"], overwrite: true);
        (await LoadAsync(registry)).Schemas.Should().BeEmpty();
    }

    [Fact]
    public async Task Packs_of_a_folder_that_vanishes_stay_while_another_folder_is_there()
    {
        _folder.Write("near/Acme/a.yaml", "$id: a\nversion: 1\nproperties: {}\n");
        _folder.Write("far/Other/b.yaml", "$id: b\nversion: 1\nproperties: {}\n");
        using SchemaRegistry registry = Create(_folder["near"], _folder["far"]);
        RegistrySnapshot good = await LoadAsync(registry);

        Directory.Move(_folder["far"], _folder["away"]);
        RegistrySnapshot kept = await LoadAsync(registry);
        kept.Schemas.Should().Equal(good.Schemas);
        kept.Findings.Select(finding => finding.Code).Should().Equal("SP1001", "SP4004");
        (await LoadAsync(registry)).Should().BeSameAs(kept);

        Directory.CreateDirectory(_folder["far"]);
        (await LoadAsync(registry)).SchemaIds.Should().Equal("a");
    }

    public void Dispose() => _folder.Dispose();

    private static SchemaRegistry Create(params string[] folders) => new(new SchemaRegistryOptions { Sources = [.. folders.Select(PackSource.Folder)] });

    private static Task<RegistrySnapshot> LoadAsync(SchemaRegistry registry) => registry.LoadAsync(TestContext.Current.CancellationToken);
}
