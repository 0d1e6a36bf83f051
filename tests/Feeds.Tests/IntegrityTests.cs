using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

public sealed class IntegrityTests
{
    [Fact]
    public async Task A_package_that_is_not_the_locked_one_is_SP7008()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        await host.Open().AddAsync("Acme.Web");
        new TestPackage("Acme.Web", "1.0.0") { Description = "Not what it was." }.PutInto(host.Feed("main"));
        Directory.Delete(host["packs.cache"], recursive: true);

        (await host.Open().RestoreAsync()).ShouldFail("SP7008").Message.Should().StartWith("'Acme.Web' 1.0.0 from 'main' is not the package that was locked");
        (await host.Open().RestoreAsync(locked: true)).ShouldFail("SP7008");
        host.Cached().Should().BeEmpty();
        (await host.Open().InstalledAsync()).Findings.Should().ContainSingle().Which.Code.Should().Be("SP7004");
    }

    [Fact]
    public async Task A_version_that_was_fetched_before_may_not_come_back_with_other_content_from_anywhere()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0")).WithFeed("other", new TestPackage("Acme.Web", "1.0.0") { Description = "Not what it was." });
        await host.Open().AddAsync("Acme.Web", source: "main");

        (await host.Open().AddAsync("Acme.Web", source: "other")).ShouldFail("SP7008");
        await host.Open().RemoveAsync("Acme.Web");
        (await host.Open().AddAsync("Acme.Web", source: "other")).ShouldFail("SP7008").Message.Should().Contain("the cache has");
        (await host.Open().AddAsync("Acme.Web", source: "main")).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    [Fact]
    public async Task A_damaged_file_in_the_cache_is_not_used_and_is_fetched_again()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        string path = (await host.Open().AddAsync("Acme.Web")).Succeeded ? (await host.Open().InstalledAsync()).Packs[0].Path : "";
        File.AppendAllText(path, "more");

        InstalledPacks installed = await host.Open().InstalledAsync();
        installed.Packs.Should().BeEmpty();
        installed.Findings.Should().ContainSingle().Which.Code.Should().Be("SP7008");

        (await host.Open().RestoreAsync(locked: true)).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().InstalledAsync()).Packs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_package_that_is_not_admitted_never_gets_into_the_cache()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0"));
        await host.Open().AddAsync("Acme.Web");
        var admission = new Admission();

        Diagnostic refusal = (await host.Open(options => options with { Admission = admission }).AddAsync("Acme.Shop")).ShouldFail("SP7012");

        refusal.Message.Should().Be("not admitted");
        host.Cached().Should().Equal("acme.web.1.0.0.nupkg");
        admission.Judged.Select(package => $"{package.Id} {package.Version} {package.Source}").Should().Equal("Acme.Shop 1.0.0 main", "Acme.Web 1.0.0 main");
        InstalledPacks installed = await host.Open(options => options with { Admission = admission }).InstalledAsync();
        installed.Packs.Should().ContainSingle();
        installed.Findings.Should().ContainSingle().Which.Message.Should().Be("noted");
    }

    private sealed class Admission : IPackageAdmission
    {
        public List<FetchedPackage> Judged { get; } = [];

        public async ValueTask<IReadOnlyList<Diagnostic>> JudgeAsync(FetchedPackage package, CancellationToken cancellationToken)
        {
            Judged.Add(package);
            (await File.ReadAllBytesAsync(package.Path, cancellationToken)).Should().NotBeEmpty();
            return package.Id == "Acme.Web" ? [Diagnostics.DependencyNotFound.Create("noted")] : [Diagnostics.DamagedPackage.Create("not admitted")];
        }
    }
}
