using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Configuration;
using SchemaPacks.Feeds;
using SchemaPacks.Watching;
using static SchemaPacks.Tests.Feeds.FeedHost;

namespace SchemaPacks.Tests.Feeds;

public sealed class HostingTests
{
    [Fact]
    public async Task A_host_serves_the_packs_that_its_settings_name()
    {
        using HostFolder folder = new HostFolder().WithFeed(
            "main", new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0")] }, new("Acme.Web", "1.1.0"), new("Acme.Web", "2.0.0"), new("Acme.Shared", "1.0.0"));
        folder.Open();

        using IHost host = Start(folder, ("Packs:NuGet:Packs:Acme.Web:Version", "[1.0.0]"), ("Packs:NuGet:Packs:Acme.Web:Source", "main"));

        RegistryRevision revision = host.Services.GetRequiredService<IEventSchemaRegistry>().Current;
        revision.Packs.Select(pack => $"{pack.Name} {pack.Version}").Should().Equal("Acme.Shared 1.0.0", "Acme.Web 1.0.0");
        revision.TryGetSchema(new SchemaKey("acme.web/event", 1), out _).Should().BeTrue();
        folder.ReadLock().Should().Contain("\"requested\": \"[1.0.0]\"");
        File.Exists(folder["packs.json"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_pack_that_is_added_and_removed_beside_a_running_host_comes_and_goes()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        PackFeeds other = folder.Open();
        using IHost host = Start(folder);
        await host.StartAsync();
        var registry = host.Services.GetRequiredService<IEventSchemaRegistry>();
        registry.Current.Schemas.Should().BeEmpty();

        (await other.AddAsync("Acme.Web")).Succeeded.Should().BeTrue();
        await ChangedAsync(registry, revision => revision.Packs.Any(pack => pack.Name == "Acme.Web"));
        (await other.RemoveAsync("Acme.Web")).Succeeded.Should().BeTrue();
        await ChangedAsync(registry, revision => revision.Packs.Count == 0);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_starts_without_its_feed_and_fetches_what_was_missing_when_it_is_back()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0"));
        await folder.Open().AddAsync("Acme.Web");
        await folder.Open().AddAsync("Acme.Shop");
        Directory.Delete(folder["packs.cache/acme.shop"], recursive: true);
        Directory.Move(folder.Feed("main"), folder.Feed("away"));
        var time = new FakeTimeProvider();

        using IHost host = Start(folder, time);
        await host.StartAsync();
        var registry = host.Services.GetRequiredService<IEventSchemaRegistry>();
        registry.Current.Packs.Select(pack => pack.Name).Should().Equal("Acme.Web");
        registry.Current.Findings.Should().ContainSingle(finding => finding.Code == "SP7001").Which.Pack.Should().Be("Acme.Shop");

        Directory.Move(folder.Feed("away"), folder.Feed("main"));
        await ChangedAsync(registry, revision => revision.Packs.Count == 2, () => time.Advance(TimeSpan.FromMinutes(1)));
        registry.Current.Findings.Should().BeEmpty();
        await host.StopAsync();
    }

    [Fact]
    public async Task Newer_versions_are_taken_while_a_host_runs_where_that_is_asked_for()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0")).WithList("""{ "packs": { "Acme.Web": "1.*", "Acme.Shop": "1.0.0" } }""");
        folder.Open();
        var time = new FakeTimeProvider();
        using IHost host = Start(folder, time, ("Packs:NuGet:Poll", "01:00:00"), ("Packs:Watch", "off"));
        await host.StartAsync();
        var registry = host.Services.GetRequiredService<IEventSchemaRegistry>();

        foreach (TestPackage newer in new TestPackage[] { new("Acme.Web", "1.1.0"), new("Acme.Web", "2.0.0"), new("Acme.Shop", "1.1.0") })
            newer.PutInto(folder.Feed("main"));
        await ChangedAsync(registry, revision => revision.Packs.Any(pack => pack.Path.EndsWith("acme.web.1.1.0.nupkg", StringComparison.Ordinal)), () => time.Advance(TimeSpan.FromHours(1)));

        registry.Current.Packs.Select(pack => Path.GetFileName(pack.Path)).Should().Equal("acme.shop.1.0.0.nupkg", "acme.web.1.1.0.nupkg");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_lock_that_cannot_be_read_or_fetched_takes_nothing_away_from_a_running_host()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        await folder.Open().AddAsync("Acme.Web");
        using IHost host = Start(folder, ("Packs:Watch", "off"));
        var registry = host.Services.GetRequiredService<IEventSchemaRegistry>();
        registry.Current.Packs.Should().ContainSingle();

        string good = folder.ReadLock();
        File.WriteAllText(folder["packs.lock.json"], good[..20]);
        (await registry.ReloadAsync()).Packs.Should().ContainSingle();
        registry.Current.Findings.Should().Contain(finding => finding.Code == "SP7011");

        File.WriteAllText(folder["packs.lock.json"], good.Replace("1.0.0", "1.1.0", StringComparison.Ordinal));
        File.WriteAllText(folder["packs.json"], folder.ReadList().Replace("1.0.0", "1.1.0", StringComparison.Ordinal));
        (await registry.ReloadAsync()).Packs.Should().ContainSingle().Which.Path.Should().EndWith("acme.web.1.0.0.nupkg");
        registry.Current.Findings.Should().Contain(finding => finding.Code == "SP7004");

        File.WriteAllText(folder["packs.lock.json"], good);
        File.WriteAllText(folder["packs.json"], folder.ReadList().Replace("1.1.0", "1.0.0", StringComparison.Ordinal));
        (await registry.ReloadAsync()).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_locked_host_does_not_start_where_the_lock_is_not_what_it_wants()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        await folder.Open().AddAsync("Acme.Web");
        folder.WithList("""{ "packs": { "Acme.Web": "2.*" } }""");

        FluentActions.Invoking(() => Start(folder, ("Packs:NuGet:Restore", "locked"))).Should().Throw<SchemaPacksConfigurationException>()
            .Which.Findings.Should().ContainSingle().Which.Code.Should().Be("SP7009");
    }

    [Fact]
    public async Task A_host_that_asks_no_source_says_what_is_wanted_and_not_locked()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0"));
        await folder.Open().AddAsync("Acme.Web", "1.*");
        folder.WithList("""{ "packs": { "Acme.Web": "1.*", "Acme.Shop": "1.*" } }""");

        using IHost host = Start(folder, ("Packs:NuGet:Restore", "off"));

        RegistryRevision revision = host.Services.GetRequiredService<IEventSchemaRegistry>().Current;
        revision.Packs.Should().ContainSingle().Which.Name.Should().Be("Acme.Web");
        revision.Findings.Should().ContainSingle(finding => finding.Code == "SP7009").Which.Message.Should().StartWith("'Acme.Shop' is wanted, but not locked");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_SP7013_and_the_host_starts()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0")).WithList("""{ "packs": { "Acme.Web": "1.*" } }""");
        folder.Open();
        File.WriteAllText(folder["packs.cache"], "a file, where a folder has to be made");

        using IHost host = Start(folder);

        host.Services.GetRequiredService<IEventSchemaRegistry>().Current.Findings.Should().ContainSingle(finding => finding.Code == "SP7013");
    }

    [Theory]
    [InlineData("main", 1)]
    [InlineData("other", 0)]
    public async Task A_namespace_may_be_for_packs_of_one_source(string source, int served)
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        await folder.Open().AddAsync("Acme.Web");

        using IHost host = Start(folder, ("Packs:Namespaces:0:Prefix", "acme.web/"), ("Packs:Namespaces:0:Packs", "Acme.*"), ("Packs:Namespaces:0:Source", source));

        RegistryRevision revision = host.Services.GetRequiredService<IEventSchemaRegistry>().Current;
        revision.Schemas.Should().HaveCount(served);
        revision.Findings.Select(finding => finding.Code).Should().Equal(served == 1 ? [] : ["SP4005"]);
    }

    [Fact]
    public void Code_names_packs_too_and_an_admission_among_the_services_judges_them()
    {
        using HostFolder folder = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0"));
        folder.Open();
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton<IPackageAdmission>(new NoShops())
            .AddSchemaPacks(packs => packs.FromNuGet(nuget =>
            {
                nuget.Folder = folder.Path;
                nuget.Packs.Add(new WantedPack("Acme.Web", "1.*"));
            }))
            .BuildServiceProvider();
        services.GetRequiredService<IEventSchemaRegistry>().Current.Packs.Should().ContainSingle().Which.Name.Should().Be("Acme.Web");

        using ServiceProvider refusing = new ServiceCollection()
            .AddSingleton<IPackageAdmission>(new NoShops())
            .AddSchemaPacks(packs => packs.FromNuGet(nuget =>
            {
                nuget.Folder = folder.Path;
                nuget.Packs.Add(new WantedPack("Acme.Web", "1.*"));
                nuget.Packs.Add(new WantedPack("Acme.Shop", "1.*"));
            }))
            .BuildServiceProvider();
        RegistryRevision revision = refusing.GetRequiredService<IEventSchemaRegistry>().Current;
        revision.Packs.Should().ContainSingle().Which.Name.Should().Be("Acme.Web");
        revision.Findings.Should().ContainSingle().Which.Message.Should().Be("no shops");
    }

    [Theory]
    [InlineData("Packs:NuGet:Packs:0", "Acme.Web", "packs are listed by id")]
    [InlineData("Packs:NuGet:Packs:Acme.Web", "latest", "'latest' is no version or range")]
    [InlineData("Packs:NuGet:Packs:Acme Web", "1.0.0", "'Acme Web' is no package id")]
    [InlineData("Packs:NuGet:Packs:Acme.Web:Sorce", "x", "did you mean 'Source'")]
    [InlineData("Packs:NuGet:Restore", "always", "allowed are 'auto', 'locked', 'off'")]
    [InlineData("Packs:NuGet:Poll", "00:00:01", "is no time from")]
    [InlineData("Packs:NuGet:Feed", "x", "no setting has this name")]
    public void Wrong_settings_are_SP8001(string name, string value, string problem)
    {
        using var folder = new HostFolder();
        folder.Open();

        FluentActions.Invoking(() => Start(folder, (name, value))).Should().Throw<SchemaPacksConfigurationException>()
            .Which.Findings.Should().Contain(finding => finding.Code == "SP8001" && finding.Resource!.StartsWith("Packs:NuGet", StringComparison.Ordinal) && finding.Message.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_that_contradict_each_other_or_that_nobody_reads_are_SP8001()
    {
        using HostFolder folder = new HostFolder().WithList("""{ "packs": {} }""");
        folder.Open();

        Problem(() => Start(folder, ("Packs:NuGet:Packs:Acme.Web", "1.*"))).Should().Contain("keep one of the two lists");
        Problem(() => Start(folder, ("Packs:NuGet:Restore", "locked"), ("Packs:NuGet:Poll", "01:00:00"))).Should().Contain("remove 'Poll'");
        Problem(() =>
        {
            IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Packs:NuGet:Restore", "off")]).Build();
            using ServiceProvider services = new ServiceCollection().AddSchemaPacks(configuration).BuildServiceProvider();
            services.GetRequiredService<IEventSchemaRegistry>();
        }).Should().Contain("call FromNuGet(configuration)");

        static string Problem(Action act) => FluentActions.Invoking(act).Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Should().ContainSingle().Which.Message;
    }

    [Fact]
    public void Asking_waits_longer_after_failures_and_not_everywhere_at_once()
    {
        double chance = 0.5;
        var pace = new PollPace(TimeSpan.FromMinutes(10), () => chance);
        pace.Next().TotalMinutes.Should().BeApproximately(10, 0.001);
        chance = 0;
        pace.Next().TotalMinutes.Should().BeApproximately(9, 0.001);
        chance = 1;
        pace.Next().TotalMinutes.Should().BeApproximately(11, 0.001);
        chance = 0.5;

        double[] waits = new double[7];
        for (int i = 0; i < waits.Length; i++)
        {
            pace.Failed();
            waits[i] = Math.Round(pace.Next().TotalMinutes);
        }

        waits.Should().Equal(20, 40, 80, 160, 160, 160, 160);
        pace.Succeeded();
        pace.Next().TotalMinutes.Should().BeApproximately(10, 0.001);
    }

    private sealed class NoShops : IPackageAdmission
    {
        public ValueTask<IReadOnlyList<Diagnostic>> JudgeAsync(FetchedPackage package, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Diagnostic>>(package.Id == "Acme.Shop" ? [Diagnostics.NotAPack.Create("no shops")] : []);
    }
}
