using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

public sealed class AddingTests
{
    [Fact]
    public async Task The_latest_release_is_added_listed_locked_and_cached()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Web", "1.2.0"), new("Acme.Web", "2.0.0-beta.1"));

        PackChange change = await host.Open().AddAsync("acme.web");

        change.Packs().Should().Equal("Acme.Web 1.2.0");
        change.Added.Should().ContainSingle().Which.Source.Should().Be("main");
        host.ReadList().Should().Be("""
            {
              "packs": {
                "Acme.Web": "1.2.0"
              }
            }

            """);
        host.ReadLock().Should().ContainAll("\"Acme.Web\"", "\"requested\": \"1.2.0\"", change.Lock.Packs[0].Sha512);
        host.Cached().Should().Equal("acme.web.1.2.0.nupkg");
        (await host.Open().InstalledAsync()).Packs.Should().ContainSingle().Which.Path.Should().EndWith("acme.web.1.2.0.nupkg");
    }

    [Fact]
    public async Task A_prerelease_is_taken_only_when_it_is_asked_for()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Web", "1.1.0-beta.1"), new("Acme.Web", "2.0.0-rc.1"));

        (await host.Open().AddAsync("Acme.Web", "1.*")).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().AddAsync("Acme.Web", "1.1.0-*")).Packs().Should().Equal("Acme.Web 1.1.0-beta.1");
        (await host.Open().AddAsync("Acme.Web", "1.*", prerelease: true)).Packs().Should().Equal("Acme.Web 1.1.0-beta.1");
        (await host.Open().AddAsync("Acme.Web", prerelease: true)).Packs().Should().Equal("Acme.Web 2.0.0-rc.1");
    }

    [Theory]
    [InlineData("1.1.0", "1.1.0")]
    [InlineData("1.1.5", "1.2.0")] // the next higher one that exists
    [InlineData("[1.1.0]", "1.1.0")]
    [InlineData("[1.0,2.0)", "1.10.0")]
    [InlineData("(1.0.0,1.10.0)", "1.2.0")]
    [InlineData("1.*", "1.10.0")]
    [InlineData("1.1.*", "1.1.0")]
    [InlineData("*", "3.0.0")]
    public async Task A_range_says_which_version_is_taken(string range, string version)
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main", new("Acme.Web", "1.0.0"), new("Acme.Web", "1.1.0"), new("Acme.Web", "1.2.0"), new("Acme.Web", "1.10.0"), new("Acme.Web", "3.0.0"));

        (await host.Open().AddAsync("Acme.Web", range)).Packs().Should().Equal($"Acme.Web {version}");
    }

    [Fact]
    public async Task A_floating_version_never_leaves_its_major()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "3.0.0"));

        (await host.Open().AddAsync("Acme.Web", "1.*")).ShouldFail("SP7004").Message.Should().Be(
            "no version of 'Acme.Web' on 'main' will do: the list of packs asks for 1.*; there are '3.0.0'");
    }

    [Fact]
    public async Task A_pack_that_no_source_has_is_SP7004()
    {
        using HostFolder host = new HostFolder().WithFeed("main").WithFeed("other");

        (await host.Open().AddAsync("Acme.Wbe")).ShouldFail("SP7004").Message.Should().Be("'Acme.Wbe' is not on 'main', 'other'; correct the id, or add the source that has it");
        File.Exists(host["packs.json"]).Should().BeFalse();
        File.Exists(host["packs.lock.json"]).Should().BeFalse();
    }

    [Theory]
    [InlineData("../Acme", null)]
    [InlineData("Acme/Web", null)]
    [InlineData("Acme.Web", "one")]
    public async Task What_is_no_id_or_no_range_is_refused_before_any_source_is_asked(string id, string? range)
    {
        using HostFolder host = new HostFolder().WithSource("gone", "/no/such/folder");

        (await host.Open().AddAsync(id, range)).ShouldFail("SP7004").Message.Should().Contain(range ?? id);
    }

    [Fact]
    public async Task A_package_that_is_no_pack_is_SP7010()
    {
        using HostFolder host = new HostFolder().WithFeed("main", TestPackage.Library("Acme.Library", "1.0.0"));

        (await host.Open().AddAsync("Acme.Library")).ShouldFail("SP7010");
        host.Cached().Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_alone_makes_a_pack_too()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0") { Types = [] });

        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    [Fact]
    public async Task Removing_a_pack_takes_what_only_it_needed()
    {
        using HostFolder host = new HostFolder().WithFeed(
            "main",
            new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0"), ("Acme.Users", "1.0.0")] },
            new("Acme.Shop", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0")] },
            new("Acme.Shared", "1.0.0"),
            new("Acme.Users", "1.0.0"));
        await host.Open().AddAsync("Acme.Web");
        (await host.Open().AddAsync("Acme.Shop")).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Shop 1.0.0", "Acme.Users 1.0.0", "Acme.Web 1.0.0");

        PackChange change = await host.Open().RemoveAsync("ACME.WEB");

        change.Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Shop 1.0.0");
        change.Removed.Select(pack => pack.Id).Should().Equal("Acme.Users", "Acme.Web");
        host.ReadList().Should().NotContain("Acme.Web");
        (await host.Open().RemoveAsync("Acme.Shared")).ShouldFail("SP7004").Message.Should().Be("'Acme.Shared' is not in packs.json; it is there because another pack needs it");
    }

    [Fact]
    public async Task Work_tells_of_its_progress_and_can_be_given_up()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0")] }, new("Acme.Shared", "1.0.0"));
        var heard = new HeardProgress();

        await host.Open().AddAsync("Acme.Web", progress: heard);

        heard.Reports.Select(report => $"{report.Step} {report.Pack}").Distinct().Should().Equal(
            "Resolving Acme.Web", "Resolving Acme.Shared", "Verifying Acme.Shared", "Fetching Acme.Shared", "Verifying Acme.Web", "Fetching Acme.Web");
        heard.Reports.Where(report => report.Step == FeedStep.Fetching).Should().OnlyContain(report => report.Bytes > 0 && report.Total == 2);

        string before = host.ReadLock();
        using var given = new CancellationTokenSource();
        given.Cancel();
        await FluentActions.Awaiting(() => host.Open().UpdateAsync(cancellationToken: given.Token)).Should().ThrowAsync<OperationCanceledException>();
        host.ReadLock().Should().Be(before);
    }

    // Progress<T> reports on other threads, later.
    private sealed class HeardProgress : IProgress<FeedProgress>
    {
        public List<FeedProgress> Reports { get; } = [];

        public void Report(FeedProgress value) => Reports.Add(value);
    }
}
