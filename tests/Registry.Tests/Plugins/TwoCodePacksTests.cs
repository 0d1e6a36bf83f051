using System.Reflection;
using SchemaPacks.Plugins;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Plugins;

/// <summary>Two packs with code beside each other.</summary>
public sealed class TwoCodePacksTests : IDisposable
{
    private readonly CodePackSpace _space = new();

    [Fact]
    public async Task A_pack_runs_with_its_own_version_of_a_library_that_the_host_has_too()
    {
        Version? ofHost = Assembly.Load("YamlDotNet").GetName().Version;
        ofHost.Should().BeGreaterThan(new Version(1, 0, 0, 0), "the registry reads YAML with it");
        using var registry = new SchemaRegistry(Options());

        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);

        snapshot.Findings.Should().NotContain(finding => finding.Code.StartsWith("SP11", StringComparison.Ordinal));
        IsValid(snapshot, """{"yaml":"1.0.0.0"}""").Should().BeTrue();
        IsValid(snapshot, $$"""{"yaml":"{{ofHost}}"}""").Should().BeFalse();
        snapshot.Modules.Formats.Select(format => format.Format).Should().Equal("even-length", "yaml-version");
    }

    [Fact]
    public async Task Of_two_packs_with_one_format_the_first_by_name_keeps_it_and_the_other_is_told_of()
    {
        using var registry = new SchemaRegistry(Options(("format", "even-length")));

        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);

        Diagnostic finding = snapshot.Findings.Should().ContainSingle(found => found.Code == "SP1108").Subject;
        finding.Pack.Should().Be("SecondCodePack");
        finding.Message.Should().Contain("brings the format 'even-length', which pack 'CodePack' brings too");
        snapshot.Modules.Formats.Should().ContainSingle().Which.Pack.Should().Be("CodePack");
        snapshot.SchemaIds.Should().Contain("fixture.versions", "its schemas are data");
    }

    public void Dispose() => _space.Dispose();

    private static bool IsValid(RegistrySnapshot snapshot, string instance) =>
        snapshot.Find(new SchemaKey("fixture.versions", 1))!.Validator.IsValid(System.Text.Encoding.UTF8.GetBytes(instance));

    private SchemaRegistryOptions Options(params (string Name, string Value)[] settings)
    {
        string path = _space.Folder.Write("SecondCodePack/SecondCodePack.dll", File.ReadAllBytes(TestFolders.Fixture("SecondCodePack")));
        _space.Folder.Write("SecondCodePack/YamlDotNet.dll", File.ReadAllBytes(TestFolders.Fixture("YamlDotNet")));
        SchemaRegistryOptions options = _space.Options();
        var second = new TrustedCodePack
        {
            Id = "SecondCodePack",
            Sha512 = CodePackContent.Read(path, isAlone: false).Sha512,
            Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        };
        return options with { Code = options.Code with { Trusted = [.. options.Code.Trusted, second] } };
    }
}
