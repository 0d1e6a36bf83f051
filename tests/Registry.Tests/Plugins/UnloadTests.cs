using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SchemaPacks.Plugins;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Plugins;

/// <summary>What a reload replaces goes away: instances are disposed, the context is unloaded, nothing of ours keeps it alive.</summary>
public sealed class UnloadTests : IDisposable
{
    private readonly CodePackSpace _space = new();

    [Fact]
    public async Task A_pack_that_did_not_change_is_not_loaded_again()
    {
        using var registry = new SchemaRegistry(_space.Options());
        RegistrySnapshot first = await registry.LoadAsync(TestContext.Current.CancellationToken);
        _space.Folder.Write("Bare/another.yaml", "$id: another\nversion: 1\nproperties: {}\n");
        RegistrySnapshot second = await registry.LoadAsync(TestContext.Current.CancellationToken);

        second.Number.Should().Be(2);
        second.Modules.Handlers.Single().Instance.Should().BeSameAs(first.Modules.Handlers.Single().Instance);
        _space.Said.Should().NotContain("disposed");
    }

    [Fact]
    public async Task A_generation_that_is_held_outlives_its_snapshot_and_ends_when_it_is_let_go()
    {
        using var registry = new SchemaRegistry(_space.Options());
        RegistrySnapshot first = await registry.LoadAsync(TestContext.Current.CancellationToken);
        first.Modules.TryHold().Should().BeTrue();
        _space.Put("notes.txt", "another content, which nobody trusts"u8.ToArray());
        RegistrySnapshot second = await registry.LoadAsync(TestContext.Current.CancellationToken);

        second.Modules.Should().BeSameAs(LoadedModules.Empty);
        _space.Said.Should().NotContain("disposed");
        await first.Modules.DisposeAsync();
        _space.Said.Should().Contain("disposed");
        first.Modules.TryHold().Should().BeFalse();
    }

    [Fact]
    public async Task Hundreds_of_reloads_leave_no_context_behind()
    {
        const int Reloads = 200;
        var contexts = new List<WeakReference>();
        var registryOptions = _space.Options();
        // Two contents in turn, both trusted, so that every load replaces the code.
        _space.Put("other.txt", "another content"u8.ToArray());
        registryOptions = registryOptions with { Code = registryOptions.Code with { Trusted = [.. registryOptions.Code.Trusted, _space.Trust()] } };
        using (var registry = new SchemaRegistry(registryOptions))
        {
            for (int reload = 0; reload < Reloads; reload++)
            {
                if (reload % 2 == 0)
                    File.Delete(_space.Folder["CodePack/other.txt"]);
                else
                    _space.Put("other.txt", "another content"u8.ToArray());
                contexts.Add(await LoadAsync(registry));
            }
        }

        for (int attempt = 0; attempt < 100 && contexts.Exists(context => context.IsAlive); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50, TestContext.Current.CancellationToken); // the end of a generation is nobody's wait
        }

        contexts.Count(context => context.IsAlive).Should().Be(0);
        _space.Said.Count(text => text == "disposed").Should().Be(Reloads);
    }

    public void Dispose() => _space.Dispose();

    // Apart from the test's method, whose locals would keep what they hold.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> LoadAsync(SchemaRegistry registry)
    {
        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);
        snapshot.Find(new SchemaKey("fixture.place", 1))!.Validator.IsValid("""{"cell":"abc"}"""u8).Should().BeFalse();
        return ContextOf(snapshot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ContextOf(RegistrySnapshot snapshot) =>
        new(AssemblyLoadContext.GetLoadContext(snapshot.Modules.Handlers.Single().Instance.GetType().Assembly));
}
