using System.Reflection;
using System.Runtime.Loader;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Scanning;

/// <summary>A pack is data: loading a registry runs none of its code.</summary>
public sealed class NoPackCodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new TemporaryFolder().With("ModuleInitializer");

    [Fact]
    public async Task A_module_initializer_never_runs_and_no_pack_is_loaded()
    {
        Environment.SetEnvironmentVariable("SCHEMAPACKS_TRAP", _folder["marker"]);

        RegistrySnapshot snapshot = await new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)] })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        snapshot.SchemaIds.Should().Equal("fixture.module-initializer");
        snapshot.Packs.Single().HasModuleInitializer.Should().BeTrue();
        File.Exists(_folder["marker"]).Should().BeFalse();
        AppDomain.CurrentDomain.GetAssemblies().Should().NotContain(assembly => assembly.GetName().Name == "ModuleInitializer");

        Spring(_folder["ModuleInitializer.dll"]);
        File.Exists(_folder["marker"]).Should().BeTrue("the trap works: loading the pack as code springs it");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("SCHEMAPACKS_TRAP", null);
        _folder.Dispose();
    }

    private static void Spring(string path)
    {
        var context = new AssemblyLoadContext("trap", isCollectible: true);
        using var copy = new MemoryStream(File.ReadAllBytes(path));
        Assembly trap = context.LoadFromStream(copy);
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(trap.ManifestModule.ModuleHandle);
        context.Unload();
    }
}
