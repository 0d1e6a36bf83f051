using System.Net;
using System.Net.Sockets;
using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

public sealed class HttpFeedTests
{
    [Fact]
    public async Task Packs_with_their_dependencies_come_from_a_v3_feed()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(
            new("Acme.Web", "1.0.0"), new("Acme.Web", "1.4.0") { Dependencies = [("Acme.Shared", "[1.0.0,2.0.0)")] }, new("Acme.Web", "2.0.0-beta.1"), new("Acme.Shared", "1.0.0"), new("Acme.Shared", "2.0.0"));
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        (await host.Open().AddAsync("acme.web", "1.*")).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Web 1.4.0");

        feed.With(new TestPackage("Acme.Web", "1.5.0"));
        PackFeeds kept = host.Open();
        (await kept.OutdatedAsync()).Packs.Should().ContainSingle().Which.Wanted.Should().Be("1.5.0");
        (await kept.UpdateAsync()).Packs().Should().Equal("Acme.Web 1.5.0");
        feed.With(new TestPackage("Acme.Web", "1.6.0"));
        (await kept.UpdateAsync()).Packs().Should().Equal(["Acme.Web 1.6.0"], "answers of the feed are not kept");
    }

    [Fact]
    public async Task A_hidden_version_is_taken_only_where_it_is_named()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new("Acme.Web", "1.0.0"), new("Acme.Web", "1.1.0"));
        feed.Hide("Acme.Web", "1.1.0");
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        (await host.Open().AddAsync("Acme.Web", "1.*")).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().AddAsync("Acme.Web", "[1.1.0]")).Packs().Should().Equal("Acme.Web 1.1.0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_finds_packs_whether_or_not_the_feed_knows_of_types(bool searchesTypes)
    {
        await using TestFeed feed = (searchesTypes ? await TestFeed.StartAsync() : await TestFeed.StartOldAsync()).With(
            new("Acme.Web", "1.0.0") { Description = "Page views & clicks." }, new("Acme.Shop", "2.0.0-rc.1"), TestPackage.Library("Acme.Library", "1.0.0"));
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        SearchOutcome all = await host.Open().SearchAsync();
        all.Findings.Should().BeEmpty();
        all.Packs.Select(pack => pack.Id).Should().Equal("Acme.Web");
        (await host.Open().SearchAsync("acme", prerelease: true)).Packs.Select(pack => $"{pack.Id} {pack.Version}").Should().Equal("Acme.Shop 2.0.0-rc.1", "Acme.Web 1.0.0");
        (await host.Open().SearchAsync("views & clicks")).Packs.Should().ContainSingle().Which.Description.Should().Be("Page views & clicks.");
        (await host.Open().SearchAsync("nothing")).Packs.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Acme.Web", "1.0.0", "%FEEDS_TESTS_PASSWORD%", null)]
    [InlineData("Acme.Web", "1.0.0", null, "Username=me;Password=s3cret")]
    public async Task Credentials_come_from_nuget_config_or_the_environment(string id, string version, string? inConfig, string? inEnvironment)
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage(id, version));
        feed.Credentials = ("me", "s3cret");
        string name = $"feed{Guid.NewGuid():N}"; // the environment is one for all tests
        using HostFolder host = new HostFolder().WithSource(name, feed.Index);

        Diagnostic refusal = (await host.Open().AddAsync(id)).ShouldFail("SP7001");
        refusal.Message.Should().Contain("401");

        Environment.SetEnvironmentVariable("FEEDS_TESTS_PASSWORD", "s3cret");
        if (inConfig is not null)
            host.WithSections($"""<packageSourceCredentials><{name}><add key="Username" value="me" /><add key="ClearTextPassword" value="{inConfig}" /></{name}></packageSourceCredentials>""");
        else
            Environment.SetEnvironmentVariable($"NuGetPackageSourceCredentials_{name}", inEnvironment);
        PackChange change = await host.Open().AddAsync(id);
        change.Packs().Should().Equal($"{id} {version}");
        host.ReadLock().Should().NotContain("s3cret");
    }

    [Fact]
    public async Task A_dead_feed_is_SP7001_and_stops_nothing_that_is_locked_and_cached()
    {
        using HostFolder host = new HostFolder();
        await using (TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0")))
        {
            host.WithSource("feed", feed.Index);
            (await host.Open().AddAsync("Acme.Web", "1.*")).Packs().Should().Equal("Acme.Web 1.0.0");
        }

        (await host.Open().UpdateAsync()).ShouldFail("SP7001").Message.Should().StartWith("the source 'feed' cannot be used: ");
        (await host.Open().OutdatedAsync()).Findings.Should().ContainSingle().Which.Code.Should().Be("SP7001");
        (await host.Open().RestoreAsync()).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().RestoreAsync(locked: true)).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    [Theory]
    [InlineData("/v3/index.json")]
    [InlineData("/v3/registration/acme.web/index.json")]
    [InlineData("/v3/content/acme.web/1.0.0/acme.web.1.0.0.nupkg")]
    public async Task A_feed_that_does_not_answer_is_given_up(string address)
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.Hangs = path => path == address;
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        (await host.Open(options => options with { Timeout = TimeSpan.FromSeconds(1) }).AddAsync("Acme.Web")).ShouldFail("SP7001").Message.Should().Contain("did not answer within 1 s");

        feed.Requests.Should().Contain(address);
        host.Cached().Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_download_that_stands_still_is_given_up_and_leaves_nothing(int bytes)
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.StallsAfter = bytes;
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        (await host.Open(options => options with { Timeout = TimeSpan.FromSeconds(1) }).AddAsync("Acme.Web")).ShouldFail("SP7001").Message.Should().Contain("did not answer within 1 s");

        Directory.EnumerateFiles(host["packs.cache"], "*.nupkg*", SearchOption.AllDirectories).Should().BeEmpty("what had come is not kept");
        feed.StallsAfter = null;
        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    [Fact]
    public async Task A_download_that_takes_longer_than_the_timeout_and_keeps_moving_is_not_given_up()
    {
        TimeSpan timeout = TimeSpan.FromSeconds(2);
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.Trickles = timeout / 8; // ten times
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);
        var heard = new List<long>();

        long start = TimeProvider.System.GetTimestamp();
        PackChange change = await host.Open(options => options with { Timeout = timeout }).AddAsync("Acme.Web", progress: new Heard(heard));

        change.Packs().Should().Equal("Acme.Web 1.0.0");
        TimeProvider.System.GetElapsedTime(start).Should().BeGreaterThan(timeout);
        heard.Should().BeInAscendingOrder().And.HaveCountGreaterThan(5, "whoever waits sees that it moves");
    }

    [Fact]
    public async Task Waiting_for_a_feed_can_be_given_up()
    {
        await using TestFeed feed = await TestFeed.StartAsync();
        feed.Hangs = _ => true;
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);
        using var given = new CancellationTokenSource();

        Task<PackChange> adding = host.Open().AddAsync("Acme.Web", cancellationToken: given.Token);
        while (feed.Requests.IsEmpty && !adding.IsCompleted)
            await Task.Delay(10);
        given.Cancel();

        await FluentActions.Awaiting(() => adding).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_feed_that_fails_is_SP7001_and_not_an_empty_one(int status)
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        feed.Fails = status;
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7001").Resource.Should().Be(feed.Index);
    }

    [Fact]
    public async Task What_is_sent_in_place_of_a_package_is_refused()
    {
        await using TestFeed feed = (await TestFeed.StartAsync()).With(new TestPackage("Acme.Web", "1.0.0"));
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index);

        feed.Forges = _ => new TestPackage("Evil.Web", "1.0.0").Build();
        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7012").Message.Should().Be("what 'feed' sends for 'Acme.Web' 1.0.0 holds 'Evil.Web' 1.0.0");
        feed.Forges = bytes => bytes[..(bytes.Length / 2)];
        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7012").Message.Should().Contain("is no package");
        feed.Forges = _ => TestPackage.Library("Acme.Web", "1.0.0").Build();
        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7010");
        feed.Forges = bytes => bytes;
        (await host.Open(options => options with { PackageBytes = 100 }).AddAsync("Acme.Web")).ShouldFail("SP7001").Message.Should().Contain("it sends more than 100 bytes");
        host.Cached().Should().BeEmpty();

        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
        feed.Forges = _ => new TestPackage("Acme.Web", "1.0.0") { Description = "Not what it was." }.Build();
        Directory.Delete(host["packs.cache"], recursive: true);
        (await host.Open().RestoreAsync(locked: true)).ShouldFail("SP7008");
    }

    [Fact]
    public async Task A_folder_that_is_no_feed_and_a_server_that_speaks_no_protocol_are_SP7001()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task serving = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await listener.AcceptTcpClientAsync();
                    await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"u8.ToArray());
                }
            }
            catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
            {
            }
        });
        using HostFolder host = new HostFolder().WithSource("odd", $"http://127.0.0.1:{port}/v3/index.json");

        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7001");

        listener.Stop();
        await serving;
    }

    private sealed class Heard(List<long> bytes) : IProgress<FeedProgress>
    {
        public void Report(FeedProgress value)
        {
            if (value.Step == FeedStep.Fetching)
                bytes.Add(value.Bytes);
        }
    }
}
