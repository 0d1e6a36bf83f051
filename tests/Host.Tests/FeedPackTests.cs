using System.Collections.Concurrent;
using System.Text.Json;
using SchemaPacks.Feeds;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class FeedPackTests
{
    [Fact]
    public async Task A_pack_that_is_added_from_a_feed_is_served_and_its_events_are_recorded_without_a_restart()
    {
        using var folder = new TemporaryFolder();
        string feed = Path.Combine(folder.Path, "feed");
        new TestPackage("Acme.Web", "1.0.0").PutInto(feed);
        await using HostProcess host = await HostProcess.StartAsync(
            folder, ("Packs__NuGet__Folder", folder.Path), ("Packs__NuGet__Sources__0", feed), ("Packs__Settle", "00:00:00.1"), ("EventLog__AllowedSchemas__99", "acme.web/event"));
        const string Event = """{"schema":"acme.web/event","version":1,"event":{"name":"a visit"} }""";
        (await host.PostAsync(Event)).ShouldBeProblem(400, "SP5001");

        PackChange change = await new PackFeeds(new PackFeedOptions { Folder = folder.Path, Sources = [feed] }).AddAsync("Acme.Web");
        change.Findings.Should().BeEmpty();

        Answer answer = await host.PostAsync(Event);
        for (int round = 0; answer.Status != 204; round++)
        {
            round.Should().BeLessThan(3000, "the pack should be loaded within a minute: {0} {1}", answer.Body, host.Error);
            await Task.Delay(20);
            answer = await host.PostAsync(Event);
        }

        await host.StopAsync();
        folder.Lines("events").Should().ContainSingle().Which.Should().EndWith("\"name\":\"a visit\"}");
    }

    [Fact]
    public async Task Events_flow_on_while_packs_from_a_feed_are_added_updated_and_removed_and_none_is_lost()
    {
        const int Changes = 12;
        using var folder = new TemporaryFolder();
        string feed = Path.Combine(folder.Path, "feed");
        new TestPackage("Acme.Stays", "1.0.0").PutInto(feed);
        for (int version = 1; version <= Changes; version++)
            new TestPackage("Acme.Goes", $"1.0.{version}") { Description = $"Version {version}." }.PutInto(feed);
        var packs = new PackFeeds(new PackFeedOptions { Folder = folder.Path, Sources = [feed] });
        (await packs.AddAsync("Acme.Stays")).Findings.Should().BeEmpty();
        await using HostProcess host = await HostProcess.StartAsync(
            folder, ("Packs__NuGet__Folder", folder.Path), ("Packs__NuGet__Sources__0", feed), ("Packs__Settle", "00:00:00.05"),
            ("EventLog__AllowedSchemas__98", "acme.stays/event"), ("EventLog__AllowedSchemas__99", "acme.goes/event"));
        using var enough = new CancellationTokenSource();
        var acknowledged = new ConcurrentQueue<string>();
        Task[] senders = [.. Enumerable.Range(0, 3).Select(sender => Task.Run(() => SendAsync(sender)))];

        for (int version = 1; version <= Changes; version++)
        {
            (await packs.AddAsync("Acme.Goes", $"[1.0.{version}]")).Findings.Should().BeEmpty();
            await ServesAsync($"1.0.{version}");
            if (version % 3 != 0)
                continue;
            (await packs.RemoveAsync("Acme.Goes")).Findings.Should().BeEmpty();
            await ServesAsync(null);
        }

        await enough.CancelAsync();
        await Task.WhenAll(senders);
        (await host.StopAsync()).Should().Be(0, host.Error);
        folder.Lines("events").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()).Order(StringComparer.Ordinal).Should().Equal(acknowledged.Order(StringComparer.Ordinal));
        acknowledged.Should().Contain(name => name.StartsWith("goes", StringComparison.Ordinal));

        async Task SendAsync(int sender)
        {
            for (int count = 0; !enough.IsCancellationRequested; count++)
            {
                foreach (string pack in (string[])["stays", "goes"])
                {
                    string name = $"{pack} {sender} {count}";
                    Answer answer = await host.PostAsync($$"""{"schema":"acme.{{pack}}/event","version":1,"event":{"name":"{{name}}"} }""");
                    if (answer.Status == 204)
                        acknowledged.Enqueue(name);
                    else
                        answer.ShouldBeProblem(400, "SP5001").GetProperty("detail").GetString().Should().Contain("acme.goes/event", "the other pack is always there");
                }
            }
        }

        async Task ServesAsync(string? version)
        {
            for (int round = 0; ; round++)
            {
                string? served = (await host.GetAsync("/api/registry")).Json.GetProperty("packs").EnumerateArray().Where(pack => pack.GetProperty("name").GetString() == "Acme.Goes")
                    .Select(pack => pack.GetProperty("package").GetProperty("version").GetString()).SingleOrDefault();
                if (served == version)
                    return;
                round.Should().BeLessThan(3000, "the host should follow its lock within a minute: {0}", host.Error);
                await Task.Delay(20);
            }
        }
    }

    [Fact]
    public async Task A_locked_host_with_another_lock_does_not_start()
    {
        using var folder = new TemporaryFolder();

        (int exitCode, _, string error) = await HostProcess.FailAsync(
            "Development", ("Packs__NuGet__Folder", folder.Path), ("Packs__NuGet__Packs__Acme.Web", "1.*"), ("Packs__NuGet__Restore", "locked"));

        exitCode.Should().Be(2);
        error.Should().Contain("error SP7009: 'Acme.Web' is wanted, but not locked");
    }
}
