using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Plugins;

/// <summary>A pack's code runs only where the operator trusts this very pack. Alone: other tests load the same pack, whose trap is set by a variable of the process.</summary>
[Collection(Alone)]
public sealed class CodePackTrustTests : IDisposable
{
    private const string Alone = "code packs, alone";

    private readonly CodePackSpace _space = new();

    [Fact]
    public async Task The_code_of_a_pack_that_is_not_trusted_never_runs_and_that_of_a_trusted_one_does()
    {
        Environment.SetEnvironmentVariable("SCHEMAPACKS_CODE_TRAP", _space.Folder["marker"]);

        RegistrySnapshot untrusted = await _space.LoadAsync(isTrusted: false);
        File.Exists(_space.Folder["marker"]).Should().BeFalse("not even its module initializer ran");
        untrusted.Modules.Should().BeSameAs(LoadedModules.Empty);
        untrusted.Packs.Single(pack => pack.Name == "CodePack").HasModule.Should().BeTrue();
        untrusted.Findings.Should().ContainSingle(finding => finding.Code == "SP1101").Which.Message.Should().Contain(_space.Sha512, "it is what to set");
        untrusted.Find(new SchemaKey("fixture.place", 1))!.Validator.IsValid("""{"cell":"abc"}"""u8).Should().BeTrue("nobody knows the format");

        (await _space.LoadAsync()).Findings.Should().NotContain(finding => finding.Code.StartsWith("SP11", StringComparison.Ordinal));
        File.Exists(_space.Folder["marker"]).Should().BeTrue("the trap works");
    }

    [Fact]
    public async Task A_dry_run_judges_code_and_runs_none()
    {
        Environment.SetEnvironmentVariable("SCHEMAPACKS_CODE_TRAP", _space.Folder["marker"]);
        SchemaRegistryOptions options = _space.Options();
        using var loader = new RegistryLoader(options with { Code = options.Code with { IsDryRun = true } });

        RegistrySnapshot trusted = await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        trusted.Findings.Should().NotContain(finding => finding.Code.StartsWith("SP11", StringComparison.Ordinal));
        trusted.Modules.Should().BeSameAs(LoadedModules.Empty);
        File.Exists(_space.Folder["marker"]).Should().BeFalse();

        File.Delete(_space.Folder["CodePack/CodePackLibrary.dll"]);
        (await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken)).Findings.Should().Contain(finding => finding.Code == "SP1101");
    }

    [Fact]
    public async Task A_dependency_that_was_changed_is_another_content()
    {
        SchemaRegistryOptions options = _space.Options();
        byte[] library = await File.ReadAllBytesAsync(_space.Folder["CodePack/CodePackLibrary.dll"], TestContext.Current.CancellationToken);
        _space.Put("CodePackLibrary.dll", [.. library, 0]);
        using var loader = new RegistryLoader(options);

        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        snapshot.Findings.Should().ContainSingle(finding => finding.Code == "SP1101").Which.Message.Should().Contain("is not what Packs:Code trusts");
    }

    [Theory]
    [InlineData("Acme", "aa", null, true)]
    [InlineData("acme", "AA", null, true)]
    [InlineData("Acme", "bb", null, false)]
    [InlineData("Other", "aa", null, false)]
    [InlineData("Acme", null, "cc", true)]
    [InlineData("Acme", null, "dd", false)]
    [InlineData("Acme", "aa", "dd", false)]
    [InlineData("Acme", null, null, false)]
    public void An_entry_covers_an_id_with_the_content_or_the_signer_that_it_names(string id, string? sha512, string? signer, bool covers) =>
        new TrustedCodePack { Id = id, Sha512 = sha512, Signer = signer }.Covers(new CodePackIdentity("Acme", "1.0.0", "aa", "cc")).Should().Be(covers);

    [Fact]
    public async Task A_signer_that_was_verified_is_enough()
    {
        using var loader = new RegistryLoader(_space.Options() with
        {
            Code = new CodePackOptions { Trusted = [new TrustedCodePack { Id = "CodePack", Signer = "cc" }], SignerOf = pack => pack.Name == "CodePack" ? "cc" : null },
        });
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        snapshot.Modules.Formats.Should().ContainSingle().Which.Format.Should().Be("even-length");
        await snapshot.Modules.DisposeAsync();
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("SCHEMAPACKS_CODE_TRAP", null);
        _space.Dispose();
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneDefinition;
}
