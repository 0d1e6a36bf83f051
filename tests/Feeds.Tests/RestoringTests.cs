using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

public sealed class RestoringTests
{
    [Fact]
    public async Task What_is_locked_stays_until_it_is_updated()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0")).WithList("""{ "packs": { "Acme.Web": "1.*" } }""");
        (await host.Open().RestoreAsync()).Packs().Should().Equal("Acme.Web 1.0.0");
        new TestPackage("Acme.Web", "1.1.0").PutInto(host.Feed("main"));
        new TestPackage("Acme.Web", "2.0.0").PutInto(host.Feed("main"));

        (await host.Open().RestoreAsync()).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().OutdatedAsync()).Packs.Should().Equal(new OutdatedPack("Acme.Web", "1.0.0", "1.1.0", "2.0.0", "main"));

        PackChange update = await host.Open().UpdateAsync();
        update.Packs().Should().Equal("Acme.Web 1.1.0");
        update.Changed.Should().ContainSingle().Which.Before.Version.Should().Be("1.0.0");
        host.ReadList().Should().Contain("1.*");
        (await host.Open().OutdatedAsync()).Packs.Should().Equal(new OutdatedPack("Acme.Web", "1.1.0", "1.1.0", "2.0.0", "main"));
    }

    [Fact]
    public async Task An_update_raises_a_lowest_version_in_the_list_and_leaves_the_other_packs_alone()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0"));
        await host.Open().AddAsync("Acme.Web");
        await host.Open().AddAsync("Acme.Shop");
        new TestPackage("Acme.Web", "2.0.0").PutInto(host.Feed("main"));
        new TestPackage("Acme.Shop", "2.0.0").PutInto(host.Feed("main"));

        (await host.Open().UpdateAsync(["acme.web"])).Packs().Should().Equal("Acme.Shop 1.0.0", "Acme.Web 2.0.0");

        host.ReadList().Should().ContainAll("\"Acme.Web\": \"2.0.0\"", "\"Acme.Shop\": \"1.0.0\"");
        (await host.Open().RestoreAsync(locked: true)).Packs().Should().Equal("Acme.Shop 1.0.0", "Acme.Web 2.0.0");
    }

    [Fact]
    public async Task Without_its_source_a_folder_starts_from_the_cache()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0")] }, new("Acme.Shared", "1.0.0"));
        await host.Open().AddAsync("Acme.Web", "1.*");
        Directory.Delete(host.Feed("main"), recursive: true);

        (await host.Open().RestoreAsync()).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Web 1.0.0");
        (await host.Open().RestoreAsync(locked: true)).Succeeded.Should().BeTrue();
        (await host.Open().InstalledAsync()).Packs.Should().HaveCount(2);
        (await host.Open().UpdateAsync()).ShouldFail("SP7001");
    }

    [Theory]
    [InlineData("""{ "packs": { "Acme.Web": "2.*", "Acme.Shop": "1.0.0" } }""", "'2.*' of 'Acme.Web' is wanted, but the lock was made for '1.*'")]
    [InlineData("""{ "packs": { "Acme.Web": "1.*" } }""", "'Acme.Shop' is locked, but nothing wants it")]
    [InlineData("""{ "packs": { "Acme.Web": "1.*", "Acme.Shop": "1.0.0", "Acme.New": "1.0.0" } }""", "'Acme.New' is wanted, but not locked")]
    [InlineData("""{ "packs": { "Acme.Web": { "version": "1.*", "source": "other" }, "Acme.Shop": "1.0.0" } }""", "'Acme.Web' is wanted from 'other', but locked from 'main'")]
    [InlineData("""{ "packs": { "Acme.Web": "1.*", "Acme.Shop": "1.0.0", "Acme.Shared": "1.0.0" } }""", "'1.0.0' of 'Acme.Shared' is wanted, but the lock was made for 'a dependency'")]
    public async Task A_locked_restore_refuses_a_list_that_is_not_the_locked_one_and_names_the_difference(string list, string difference)
    {
        using HostFolder host = await LockedAsync();
        string before = host.ReadLock();
        host.WithList(list);

        (await host.Open().RestoreAsync(locked: true)).ShouldFail("SP7009").Message.Should().StartWith(difference);

        host.ReadLock().Should().Be(before);
    }

    [Theory]
    [InlineData("\"version\": \"1.0.0\",\n      \"requested\": \"1.*\"", "\"version\": \"2.0.0\",\n      \"requested\": \"1.*\"", "'1.*' of 'Acme.Web' is wanted, but 2.0.0 is locked")]
    [InlineData("\"Acme.Shared\": \"[1.0.0, )\"", "\"Acme.Shared\": \"[3.0.0, )\"", "'Acme.Web' needs 'Acme.Shared' [3.0.0, ), but 1.0.0 is locked")]
    [InlineData("\"Acme.Shared\": \"[1.0.0, )\"", "\"Acme.Gone\": \"[1.0.0, )\"", "'Acme.Web' needs 'Acme.Gone', which is not locked")]
    public async Task A_locked_restore_refuses_a_lock_that_was_edited(string old, string edited, string difference)
    {
        using HostFolder host = await LockedAsync();
        string text = host.ReadLock();
        text.Should().Contain(old);
        File.WriteAllText(host["packs.lock.json"], text.Replace(old, edited, StringComparison.Ordinal));

        PackChange change = await host.Open().RestoreAsync(locked: true);

        change.Findings.Should().OnlyContain(finding => finding.Code == "SP7009");
        change.Findings[0].Message.Should().StartWith(difference);
    }

    [Fact]
    public async Task A_restore_that_is_not_locked_mends_the_lock()
    {
        using HostFolder host = await LockedAsync();
        host.WithList("""{ "packs": { "Acme.Web": "1.*" } }""");

        (await host.Open().RestoreAsync()).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Web 1.0.0");
        (await host.Open().RestoreAsync(locked: true)).Succeeded.Should().BeTrue();
    }

    [Theory]
    [InlineData("packs.json", "[]", "it is no JSON object")]
    [InlineData("packs.json", "{", "it is no JSON")]
    [InlineData("packs.json", """{ "packs": { "Acme.Web": "1.0.0", "Acme.Web": "2.0.0" } }""", "Acme.Web")]
    [InlineData("packs.json", """{ "packs": { "Acme.Web": "1.0.0", "ACME.WEB": "2.0.0" } }""", "'ACME.WEB' stands twice")]
    [InlineData("packs.json", """{ "packs": { "Acme.Web": "latest" } }""", "'latest', asked of pack 'Acme.Web', is no version or range")]
    [InlineData("packs.json", """{ "packs": { "../Acme": "1.0.0" } }""", "'../Acme' is no package id")]
    [InlineData("packs.json", """{ "packs": { "Acme.Web": { "version": "1.0.0", "sorce": "x" } } }""", "'sorce', which means nothing there; allowed are 'version', 'source', 'prerelease'")]
    [InlineData("packs.lock.json", """{ "version": 2, "packs": [] }""", "its 'version' is not 1")]
    [InlineData("packs.lock.json", """{ "version": 1, "packs": [ { "id": "../../etc", "version": "1.0.0", "source": "s", "sha512": "" } ] }""", "'../../etc' is no package id")]
    [InlineData("packs.lock.json", """{ "version": 1, "packs": [ { "id": "Acme", "version": "../1", "source": "s", "sha512": "" } ] }""", "'../1', of pack 'Acme', is no version")]
    public async Task A_malformed_list_or_lock_is_SP7011_and_is_left_alone(string file, string text, string problem)
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0")).WithList("""{ "packs": {} }""");
        PackFeeds feeds = host.Open();
        File.WriteAllText(host[file], text);

        Diagnostic finding = (await feeds.RestoreAsync()).ShouldFail("SP7011");

        finding.Message.Should().Contain($"'{file}' cannot be used").And.Contain(problem);
        finding.Resource.Should().Be(host[file]);
        File.ReadAllText(host[file]).Should().Be(text);
    }

    [Fact]
    public async Task A_lock_without_a_list_belongs_to_settings_and_is_not_emptied()
    {
        using HostFolder host = await LockedAsync();
        File.Delete(host["packs.json"]);

        (await host.Open().AddAsync("Acme.Shop")).ShouldFail("SP7011").Message.Should().Contain("the settings of a host name them");
        (await host.Open(options => options with { Packs = [new WantedPack("Acme.Web", "1.*"), new WantedPack("Acme.Shop", "1.0.0")] }).RestoreAsync(locked: true)).Succeeded.Should().BeTrue();
        File.Exists(host["packs.json"]).Should().BeFalse();
    }

    [Fact]
    public async Task One_process_at_a_time_changes_the_packs_of_a_folder()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        PackFeeds feeds = host.Open();
        Task<PackChange> adding;
        using (await FolderLock.TakeAsync(host["packs.lock.json"], host["packs.cache"], CancellationToken.None))
        {
            adding = feeds.AddAsync("Acme.Web");
            using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await FluentActions.Awaiting(() => feeds.RestoreAsync(cancellationToken: given.Token)).Should().ThrowAsync<OperationCanceledException>();
            adding.IsCompleted.Should().BeFalse();
        }

        (await adding).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    private static async Task<HostFolder> LockedAsync()
    {
        HostFolder host = new HostFolder()
            .WithFeed("main", new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0")] }, new("Acme.Shared", "1.0.0"), new("Acme.Shop", "1.0.0"))
            .WithFeed("other").WithList("""{ "packs": { "Acme.Web": "1.*", "Acme.Shop": "1.0.0" } }""");
        (await host.Open().RestoreAsync()).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Shop 1.0.0", "Acme.Web 1.0.0");
        return host;
    }
}
