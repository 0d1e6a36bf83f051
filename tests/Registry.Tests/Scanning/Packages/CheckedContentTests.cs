using System.Security.Cryptography;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Scanning.Packages;

/// <summary>What was hashed or judged, and what is read, are the same bytes, whoever exchanges the file in between.</summary>
public sealed class CheckedContentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_that_is_not_the_one_that_was_checked_is_refused_with_SP7008()
    {
        byte[] good = TestPackage.Good().Build();
        string path = _folder.Write("a.nupkg", good);
        (await LoadAsync(PackSource.Pack(path, Hash(good)))).Packs.Should().ContainSingle();
        (await LoadAsync(PackSource.Pack(path, Hash(good).ToUpperInvariant()))).Packs.Should().ContainSingle();

        _folder.Write("a.nupkg", TestPackage.Good(version: "1.2.1").Build());
        RegistrySnapshot snapshot = await LoadAsync(PackSource.Pack(path, Hash(good)));
        snapshot.Packs.Should().BeEmpty();
        snapshot.Schemas.Should().BeEmpty();
        snapshot.Findings.Should().ContainSingle().Which.Code.Should().Be("SP7008");
    }

    [Fact]
    public async Task The_same_holds_for_an_assembly()
    {
        string path = _folder.With("GoodPack")["GoodPack.dll"];
        (await LoadAsync(PackSource.Pack(path, Hash(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))))).Packs.Should().ContainSingle();
        (await LoadAsync(PackSource.Pack(path, new string('0', 128)))).Findings.Should().ContainSingle().Which.Code.Should().Be("SP7008");
    }

    [Fact]
    public async Task A_folder_that_takes_the_place_of_a_checked_file_is_not_read()
    {
        _folder.Write("a.nupkg/evil.yaml", "$id: evil\nversion: 1\nproperties: {}\n");
        RegistrySnapshot snapshot = await LoadAsync(PackSource.Pack(_folder["a.nupkg"], new string('0', 128)));
        snapshot.Schemas.Should().BeEmpty();
        snapshot.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1010");
    }

    [Fact]
    public async Task What_was_read_before_does_not_stand_in_for_what_is_expected_now()
    {
        byte[] first = TestPackage.Good().Build(), second = TestPackage.Good(version: "1.2.1").Build();
        string path = _folder.Write("a.nupkg", first);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1)); // long ago, so that a file that looks the same is not read again
        string expected = Hash(first);
        using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [PackSource.List(_folder["list"], _ => new PackList([PackSource.Pack(path, expected)], []))] });
        (await registry.LoadAsync(TestContext.Current.CancellationToken)).Packs.Should().ContainSingle();

        expected = Hash(second);
        RegistrySnapshot refused = await registry.LoadAsync(TestContext.Current.CancellationToken);
        refused.Packs.Should().BeEmpty("neither from the file nor from what is remembered of it");
        refused.Findings.Should().ContainSingle().Which.Code.Should().Be("SP7008");

        expected = Hash(first);
        (await registry.LoadAsync(TestContext.Current.CancellationToken)).Packs.Should().ContainSingle();
    }

    [Fact]
    public async Task Whoever_admits_packages_is_shown_the_very_bytes_that_are_used()
    {
        byte[] good = TestPackage.Good().Build();
        string path = _folder.Write("a.nupkg", good);
        var shown = new List<string>();
        RegistrySnapshot snapshot = await LoadAsync(PackSource.Pack(path), package =>
        {
            shown.Add(package.Sha512);
            package.Bytes.ToArray().Should().Equal(good);
            File.WriteAllBytes(path, TestPackage.Good(version: "6.6.6").Build());
            return [Diagnostics.DependencyNotFound.Create("noted")];
        });

        shown.Should().Equal(Hash(good));
        snapshot.Packs.Should().ContainSingle().Which.Version.Should().Be("1.2.0");
        Diagnostic noted = snapshot.Findings.Should().ContainSingle().Which;
        (noted.Message, noted.Pack).Should().Be(("noted", path));
    }

    [Fact]
    public async Task A_package_that_is_not_admitted_is_not_looked_into()
    {
        RegistrySnapshot snapshot = await LoadAsync(
            PackSource.Pack(_folder.Write("a.nupkg", TestPackage.Bare().With("not-a.nuspec", "<").Build())), _ => [Diagnostics.DamagedPackage.Create("not admitted")]);
        snapshot.Packs.Should().BeEmpty();
        snapshot.Findings.Should().ContainSingle().Which.Message.Should().Be("not admitted");
    }

    [Fact]
    public async Task Whoever_admits_packages_sees_none_that_is_no_sound_archive()
    {
        byte[] good = TestPackage.Good().Build();
        RegistrySnapshot snapshot = await LoadAsync(PackSource.Pack(_folder.Write("a.nupkg", [.. good, 0])), _ => throw new InvalidOperationException("it was asked"));
        snapshot.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1013");
    }

    [Fact]
    public async Task Code_of_a_package_that_is_exchanged_after_it_was_judged_does_not_run()
    {
        byte[] judged = Code("1.0.0"), foreign = Code("6.6.6");
        string path = _folder.Write("a.nupkg", judged);
        using var loader = new RegistryLoader(new SchemaRegistryOptions
        {
            Sources = [PackSource.Pack(path)],
            AdmitPackage = _ =>
            {
                File.WriteAllBytes(path, foreign);
                return [];
            },
            Code = new CodePackOptions { Trusted = [new TrustedCodePack { Id = "Acme.Places", Signer = "cc" }], SignerOf = pack => pack.Sha512 == Hash(judged) ? "cc" : null },
        });

        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        snapshot.Modules.Should().BeSameAs(LoadedModules.Empty, "whoever signed the one has not signed the other");
        snapshot.Findings.Should().ContainSingle().Which.Code.Should().Be("SP1109");
    }

    public void Dispose() => _folder.Dispose();

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA512.HashData(bytes));

    private static byte[] Code(string version) => new TestPackage("Acme.Places", version)
        .WithFixture("lib/net10.0/CodePack.dll", "CodePack").WithFixture("lib/net10.0/CodePackLibrary.dll", "CodePackLibrary").Build();

    private static async Task<RegistrySnapshot> LoadAsync(PackSource source, Func<PackageBytes, IReadOnlyList<Diagnostic>>? admit = null)
    {
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [source], AdmitPackage = admit });
        return await loader.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
