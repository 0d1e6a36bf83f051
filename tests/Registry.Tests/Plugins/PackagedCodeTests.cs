using System.Security.Cryptography;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;
using SchemaPacks.Tests.Scanning.Packages;

namespace SchemaPacks.Tests.Plugins;

/// <summary>Code in a NuGet package is taken out of it only when the package is trusted.</summary>
public sealed class PackagedCodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_trusted_package_runs_with_what_lies_beside_its_assembly()
    {
        byte[] package = Package("CodePackLibrary");
        RegistrySnapshot snapshot = await LoadAsync(package, new TrustedCodePack { Id = "Acme.Places", Sha512 = Convert.ToHexString(SHA512.HashData(package)) });

        snapshot.Findings.Should().BeEmpty();
        snapshot.Modules.Handlers.Select(handler => handler.Name).Should().Equal("CodePack/sink");
        snapshot.Find(new SchemaKey("fixture.place", 1))!.Validator.IsValid("""{"cell":"abc"}"""u8).Should().BeFalse();
        await snapshot.Modules.DisposeAsync();
    }

    [Fact]
    public async Task A_package_that_is_not_trusted_is_data()
    {
        RegistrySnapshot snapshot = await LoadAsync(Package("CodePackLibrary"), new TrustedCodePack { Id = "CodePack", Sha512 = new string('0', 128) });
        snapshot.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1101");
        snapshot.SchemaIds.Should().Equal("fixture.place");
        snapshot.Modules.Should().BeSameAs(LoadedModules.Empty);
    }

    [Fact]
    public async Task A_dependency_that_is_not_in_the_package_is_missing()
    {
        byte[] package = Package();
        RegistrySnapshot snapshot = await LoadAsync(package, new TrustedCodePack { Id = "Acme.Places", Sha512 = Convert.ToHexString(SHA512.HashData(package)) });
        snapshot.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1103");
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Package(params string[] libraries)
    {
        TestPackage package = new TestPackage("Acme.Places").WithFixture("lib/net10.0/CodePack.dll", "CodePack");
        foreach (string library in libraries)
            package.WithFixture($"lib/net10.0/{library}.dll", library);
        return package.Build();
    }

    private async Task<RegistrySnapshot> LoadAsync(byte[] package, TrustedCodePack trusted)
    {
        _folder.Write("Acme.Places.1.2.0.nupkg", package);
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(_folder.Path)], Code = new CodePackOptions { Trusted = [trusted] } });
        return await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
