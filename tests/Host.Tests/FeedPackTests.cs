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
    public async Task A_locked_host_with_another_lock_does_not_start()
    {
        using var folder = new TemporaryFolder();

        (int exitCode, _, string error) = await HostProcess.FailAsync(
            "Development", ("Packs__NuGet__Folder", folder.Path), ("Packs__NuGet__Packs__Acme.Web", "1.*"), ("Packs__NuGet__Restore", "locked"));

        exitCode.Should().Be(2);
        error.Should().Contain("error SP7009: 'Acme.Web' is wanted, but not locked");
    }
}
