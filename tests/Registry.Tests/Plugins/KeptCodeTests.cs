using SchemaPacks.Plugins;
using SchemaPacks.Snapshots;
using SchemaPacks.Tests.Watching;

namespace SchemaPacks.Tests.Plugins;

/// <summary>Code whose file cannot be read whole at a reload goes on, as its schemas do.</summary>
public sealed class KeptCodeTests : IDisposable
{
    private readonly CodePackSpace _space = new();

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task Code_goes_on_while_its_file_is_half_written_and_is_the_same_afterwards(int percent)
    {
        byte[] whole = await File.ReadAllBytesAsync(_space.Assembly, TestContext.Current.CancellationToken);
        using var registry = new SchemaRegistry(_space.Options());
        RegistrySnapshot good = await registry.LoadAsync(TestContext.Current.CancellationToken);

        _space.Put("CodePack.dll", whole[..(whole.Length * percent / 100)]);
        RegistrySnapshot kept = await registry.LoadAsync(TestContext.Current.CancellationToken);
        kept.Modules.Handlers.Single().Instance.Should().BeSameAs(good.Modules.Handlers.Single().Instance);
        kept.Findings.Select(finding => finding.Code).Should().Contain("SP4004").And.Contain("SP1109").And.NotContain("SP1101");
        kept.Find(new SchemaKey("fixture.place", 1))!.Validator.IsValid("""{"cell":"abc"}"""u8).Should().BeFalse("the format is still checked");

        _space.Put("CodePack.dll", whole);
        RegistrySnapshot again = await registry.LoadAsync(TestContext.Current.CancellationToken);
        again.Modules.Handlers.Single().Instance.Should().BeSameAs(good.Modules.Handlers.Single().Instance);
        again.Findings.Should().Equal(good.Findings);
        _space.Said.Should().NotContain("disposed");
    }

    [Theory]
    [InlineData("CodePackLibrary.dll")]
    [InlineData("CodePack.deps.json")]
    public async Task Code_goes_on_while_a_file_beside_it_is_half_written_and_does_not_begin_so(string name)
    {
        byte[] whole = await File.ReadAllBytesAsync(_space.Folder["CodePack/" + name], TestContext.Current.CancellationToken);
        SchemaRegistryOptions options = _space.Options();
        using var registry = new SchemaRegistry(options);
        RegistrySnapshot good = await registry.LoadAsync(TestContext.Current.CancellationToken);

        _space.Put(name, whole[..(whole.Length / 2)]);
        RegistrySnapshot kept = await registry.LoadAsync(TestContext.Current.CancellationToken);
        kept.Modules.Handlers.Single().Instance.Should().BeSameAs(good.Modules.Handlers.Single().Instance);
        kept.Findings.Select(finding => finding.Code).Should().Contain("SP1109").And.NotContain("SP1101");
        using var fresh = new RegistryLoader(options);
        RegistrySnapshot begun = await fresh.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        begun.Modules.Handlers.Should().BeEmpty();
        begun.Findings.Select(finding => finding.Code).Should().Contain("SP1101");

        _space.Put(name, whole);
        RegistrySnapshot again = await registry.LoadAsync(TestContext.Current.CancellationToken);
        again.Modules.Handlers.Single().Instance.Should().BeSameAs(good.Modules.Handlers.Single().Instance);
        again.Findings.Should().Equal(good.Findings);
        _space.Said.Should().NotContain("disposed");
    }

    [Fact]
    public async Task Code_whose_file_is_deleted_ends()
    {
        using var registry = new SchemaRegistry(_space.Options());
        await registry.LoadAsync(TestContext.Current.CancellationToken);
        Directory.Delete(_space.Folder["CodePack"], recursive: true);
        (await registry.LoadAsync(TestContext.Current.CancellationToken)).Modules.Should().BeSameAs(LoadedModules.Empty);
        await Waiting.UntilAsync(() => _space.Said.Contains("disposed"));
    }

    public void Dispose() => _space.Dispose();
}
