using System.Globalization;
using System.Text.Json;
using SchemaPacks.Cli;
using SchemaPacks.Cli.Replaying;
using SchemaPacks.Replaying;
using SchemaPacks.Tests.Events.Handlers.Files;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Replaying;

/// <summary>Letters that are judged again, by a real host.</summary>
public sealed class HostReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_event_that_its_host_refused_is_recorded_once_what_refused_it_is_mended()
    {
        string sent = $$"""{"schema":"{{Letters.Contents}}","version":1,"id":"e-1","timestamp":"2026-11-23T06:11:29Z","event":{ "action":17, "path":"canary" } }""";
        (string, string)[] settings = [("EventLog__DeadLetters__Body", "original"), ("EventLog__DeadLetters__KeepRefused", "true")];
        await using HostProcess host = await HostProcess.StartAsync(_folder, settings);
        (await host.SendAsync(Request(sent, "ack=accepted"))).Status.Should().Be(202);
        await EventuallyAsync(() => _folder.Lines("dead-letters").Length == 1);

        for (int round = 0; round < 3; round++) // each time it is refused, and KeepRefused makes another letter of it
        {
            Ran refused = await ReplayAsync(host);
            refused.ExitCode.Should().Be(1);
            refused.Output.Should().Contain("left: the host answers 400 (SP5009): The event breaks its schema").And.NotContain("canary");
        }

        _folder.Lines("dead-letters").Length.Should().BeInRange(2, 4, "a copy is not sent again");
        (await host.PostAsync($$"""{"schema":"{{Letters.Contents}}","version":1,"id":"e-1","event":{"action":"save","path":"right"} }""")).Status.Should().Be(204);
        (await ReplayAsync(host)).ExitCode.Should().Be(0, "its sender has sent it again, so it is recorded: an id is recorded once");
        _folder.Lines("events").Should().ContainSingle();
        (await ReplayAsync(host)).Lines.Should().Equal("No dead letter waits.");
    }

    [Fact]
    public async Task Events_are_recorded_once_in_order_as_they_were_sent()
    {
        await RecordFile.WriteAsync(_folder.Events, "dead-letters",
            Letters.Sent("a"), Letters.Sent("b", id: "own-id"), Letters.Sent("x", original: """{"action":"save"}"""), Letters.Sent("c"), Letters.Sent("y", original: """{},"id":"forged","event":{}"""));
        await using HostProcess host = await HostProcess.StartAsync(_folder);

        Ran ran = await ReplayAsync(host);
        ran.ExitCode.Should().Be(1, ran.Error);
        ran.Lines[^1].Should().Be("3 dead letters recorded again, 2 left.");
        JsonElement[] records = [.. _folder.Lines("events").Select(line => JsonDocument.Parse(line).RootElement)];
        records.Select(record => record.GetProperty("path").GetString()).Should().Equal("a", "b", "c");
        records[0].GetProperty("__timestamp__").GetString().Should().Be("2026-11-23T06:11:29.105262Z", "it happened then");
        records[0].GetProperty("__id__").GetString().Should().StartWith("dead-letters/1-");
        records[1].GetProperty("__id__").GetString().Should().Be("own-id");

        (await ReplayAsync(host)).Lines[^1].Should().Be("0 dead letters recorded again, 2 left.");
        File.Delete(System.IO.Path.Combine(_folder.Events, "dead-letters.replayed"));
        (await ReplayAsync(host)).Lines[^1].Should().Be("3 dead letters recorded again, 2 left.", "without the cursor they are sent again");
        _folder.Lines("events").Should().HaveCount(3, "and the host knows their ids");
    }

    [Fact]
    public async Task A_replay_that_ended_anywhere_records_nothing_twice_also_at_a_host_that_remembers_no_ids()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder, ("EventLog__Idempotency__Window", "00:00:00"));
        bool isWhole = false;
        List<string> paths = [];
        for (int calls = 0; !isWhole; calls++)
        {
            paths.AddRange([$"{calls}-a", $"{calls}-b"]);
            await RecordFile.WriteAsync(_folder.Events, "dead-letters", Letters.Sent(paths[^2]), Letters.Sent(paths[^1]));
            int left = calls;
            isWhole = await TryAsync(new FailingDisk { Fails = (call, _) => call is not ("open" or "read") && left-- <= 0 ? 5 : 0 }, host);
            (await TryAsync(new FailingDisk(), host)).Should().BeTrue();
            _folder.Lines("events").Select(PathOf).Should().Equal(paths, "the disk ended after {0} calls", calls);
        }

        paths.Should().HaveCountGreaterThan(20, "two letters need some calls of the disk");
    }

    [Fact]
    public async Task A_replay_that_is_killed_is_taken_up()
    {
        const int Count = 400;
        await RecordFile.WriteAsync(_folder.Events, "dead-letters", [.. Enumerable.Range(0, Count).Select(number => Letters.Sent(number.ToString(CultureInfo.InvariantCulture)))]);
        await using HostProcess host = await HostProcess.StartAsync(_folder, ("EventLog__Idempotency__Window", "00:00:00"));
        string token = await TokenAsync(host);
        foreach (int share in new[] { 1, 3, 5 }) // of eight
        {
            using var replay = Ran.Start("replay", _folder.Events, "--apply", "--url", host.Client.BaseAddress!.ToString(), "--token-file", token);
            await EventuallyAsync(() => _folder.Lines("events").Length >= share * Count / 8 || replay.HasExited);
            replay.Kill();
            await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await ReplayAsync(host)).ExitCode.Should().Be(0);
        _folder.Lines("events").Select(PathOf).Should().Equal(Enumerable.Range(0, Count).Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Without_the_right_token_host_or_address_nothing_is_settled()
    {
        await RecordFile.WriteAsync(_folder.Events, "dead-letters", Letters.Sent("a"));
        string url;
        await using (HostProcess host = await HostProcess.StartAsync(_folder))
        {
            url = host.Client.BaseAddress!.ToString();
            (await Ran.InsideAsync("replay", _folder.Events, "--apply", "--url", url)).ExitCode.Should().Be(2, "there is no token");
            Ran wrong = await Ran.InsideAsync(new() { ["SCHEMAPACKS_TOKEN"] = "canary-token" }, false, "replay", _folder.Events, "--apply", "--url", url);
            wrong.ExitCode.Should().Be(2);
            wrong.Error.Should().Contain("401 (SP8003)");
            (wrong.Error + wrong.Output).Should().NotContain("canary");
            Ran elsewhere = await Ran.InsideAsync(new() { ["SCHEMAPACKS_TOKEN"] = host.Token }, false, "replay", _folder.Events, "--apply", "--url", url + "elsewhere");
            elsewhere.ExitCode.Should().Be(3, elsewhere.Error);
        }

        Ran gone = await Ran.InsideAsync(new() { ["SCHEMAPACKS_TOKEN"] = "t" }, false, "replay", _folder.Events, "--apply", "--url", url);
        gone.ExitCode.Should().Be(3);
        gone.Error.Should().Contain("cannot be reached");
        (await Ran.InsideAsync("replay", _folder.Events, "--apply", "--url", "nonsense")).ExitCode.Should().Be(2);

        await using HostProcess later = await HostProcess.StartAsync(_folder);
        (await ReplayAsync(later)).ExitCode.Should().Be(0);
        _folder.Lines("events").Should().ContainSingle();
    }

    [Fact]
    public async Task A_replay_that_stops_early_counts_what_it_has_left()
    {
        await RecordFile.WriteAsync(_folder.Events, "dead-letters", Letters.Sent("a"), Letters.Sent("b"), Letters.Redacted(3), Letters.Sent("c"));
        await using HostProcess host = await HostProcess.StartAsync(_folder);
        string token = await TokenAsync(host), url = host.Client.BaseAddress!.ToString();
        Ran elsewhere = await Ran.InsideAsync("replay", _folder.Events, "--apply", "--url", url + "elsewhere", "--token-file", token, "--format", "json");
        elsewhere.ExitCode.Should().Be(3, elsewhere.Error);
        JsonElement result = JsonDocument.Parse(elsewhere.Output).RootElement;
        result.GetProperty("recorded").GetInt64().Should().Be(0);
        result.GetProperty("left").GetInt64().Should().Be(4);
        result.GetProperty("groups").EnumerateArray().Select(group => (group.GetProperty("letters").GetInt64(), group.GetProperty("detail").GetString()![..11]))
            .Should().Equal((1, "it cannot b"), (2, "the replay "), (1, "only its re"));

        await using var silent = SilentHost.Start();
        Ran stopped = await Ran.InterruptedAsync(silent.Asked, "replay", _folder.Events, "--apply", "--url", silent.Url, "--token-file", token);
        stopped.ExitCode.Should().Be(130);
        stopped.Lines[^1].Should().Be("0 dead letters recorded again, 4 left.");
        stopped.Output.Should().Contain("left: whether it was recorded is not known");

        (await ReplayAsync(host)).Lines[^1].Should().Be("3 dead letters recorded again, 1 left.");
        _folder.Lines("events").Select(PathOf).Should().Equal("a", "b", "c");
    }

    private static string PathOf(string record) => JsonDocument.Parse(record).RootElement.GetProperty("path").GetString()!;

    private async Task<Ran> ReplayAsync(HostProcess host) => await Ran.OutsideAsync(
        "replay", _folder.Events, "--apply", "--url", host.Client.BaseAddress!.ToString(), "--token-file", await TokenAsync(host));

    private async Task<string> TokenAsync(HostProcess host)
    {
        string file = System.IO.Path.Combine(_folder.Path, "token");
        await File.WriteAllTextAsync(file, host.Token + "\n", TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<bool> TryAsync(FailingDisk disk, HostProcess host)
    {
        using var target = new ReplayHost(host.Client.BaseAddress!, host.Token);
        try
        {
            return await ReplayCommand.ApplyAsync(
                disk, _folder.Events, target, new ReplayShow(new Screen(TextWriter.Null, TextWriter.Null, false, _ => null), OutputFormat.Text), TestContext.Current.CancellationToken) == ExitCode.Clean;
        }
        catch (Exception exception) when (exception is IOException or CommandFailure)
        {
            return false;
        }
    }

    private static HttpRequestMessage Request(string body, string prefer)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", prefer);
        return request;
    }

    // The limit only catches a hang.
    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (int round = 0; !condition(); round++)
        {
            round.Should().BeLessThan(6000);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
