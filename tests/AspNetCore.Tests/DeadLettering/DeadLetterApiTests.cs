using System.Text.Json;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Replaying;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.DeadLettering;

public sealed class DeadLetterApiTests : IDisposable
{
    private const string Refused = """{"schema":"acme.page-view","version":1,"event":{"user":"canary"}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-letters");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_log_without_dead_letters_has_no_groups_and_nothing_to_replay()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await app.GetAsync("/api/deadletters")).GetRawText().Should().Be("""{"groups":[]}""");
        Answer replay = await app.PostAsync("""{"dryRun":true}""", address: "/api/deadletters/replay");
        replay.Json.GetProperty("recordable").GetInt64().Should().Be(0);
    }

    [Fact]
    public async Task Dead_letters_are_shown_by_what_they_have_in_common_and_one_by_one()
    {
        await using WatchedApplication app = await StartAsync();
        for (int count = 0; count < 3; count++)
            await app.PostAsync(Refused);

        JsonElement group = (await app.GetAsync("/api/deadletters")).GetProperty("groups").EnumerateArray().Should().ContainSingle().Subject;
        (group.GetProperty("stage").GetString(), group.GetProperty("code").GetString(), group.GetProperty("schema").GetString(), group.GetProperty("version").GetString())
            .Should().Be(("judge", "SP5009", "acme.page-view", "1"));
        group.GetProperty("count").GetInt64().Should().Be(3);
        group.GetProperty("canReplay").GetBoolean().Should().BeTrue();

        string id = group.GetProperty("id").GetString()!;
        JsonElement page = await app.GetAsync($"/api/deadletters/{id}?limit=2");
        page.GetProperty("letters").GetArrayLength().Should().Be(2);
        JsonElement letter = page.GetProperty("letters")[0];
        letter.GetProperty("id").GetInt64().Should().Be(1);
        letter.GetProperty("findings")[0].GetProperty("keyword").GetString().Should().Be("required");
        letter.GetProperty("hasOriginal").GetBoolean().Should().BeTrue();
        letter.GetProperty("record").GetProperty("user").ValueKind.Should().Be(JsonValueKind.Null);
        page.GetRawText().Should().NotContain("canary", "the original is not redacted, and not shown");
        JsonElement rest = await app.GetAsync($"/api/deadletters/{id}?limit=2&after={page.GetProperty("next").GetInt64()}");
        rest.GetProperty("letters").EnumerateArray().Should().ContainSingle();
        rest.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_a_replay_records_what_fits_its_schema_now()
    {
        await using (WatchedApplication before = await StartAsync())
        {
            await before.PostAsync(Refused);
            await before.PostAsync("""{"schema":"acme.page-view","version":1,"event":{"page":"/","user":7}}""");
        }

        await using WatchedApplication app = await StartAsync(schema: WatchedApplication.PageView.Replace("required: [page]", "", StringComparison.Ordinal));
        Answer dry = await ReplayAsync(app, """{"dryRun":true}""");
        dry.Json.GetProperty("applied").GetBoolean().Should().BeFalse();
        dry.Json.GetProperty("recordable").GetInt64().Should().Be(2);
        app.Memory.Records.Should().BeEmpty();

        Answer done = await ReplayAsync(app, """{"dryRun":false}""");
        (done.Json.GetProperty("recorded").GetInt64(), done.Json.GetProperty("left").GetInt64()).Should().Be((1, 1));
        app.Memory.Records.Should().ContainSingle();

        (await ReplayAsync(app, """{"dryRun":false}""")).Json.GetProperty("recorded").GetInt64().Should().Be(0, "each is recorded once");
        (await app.GetAsync("/api/deadletters")).GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("count").GetInt64()).Should().BeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task Letters_that_were_not_chosen_wait_for_another_replay()
    {
        await using (WatchedApplication before = await StartAsync())
            for (int count = 0; count < 3; count++)
                await before.PostAsync(Refused);

        await using WatchedApplication app = await StartAsync(schema: WatchedApplication.PageView.Replace("required: [page]", "", StringComparison.Ordinal));
        (await ReplayAsync(app, """{"ids":[2],"dryRun":false}""")).Json.GetProperty("recorded").GetInt64().Should().Be(1);
        app.Memory.Records.Should().ContainSingle();
        JsonElement group = (await app.GetAsync("/api/deadletters")).GetProperty("groups")[0];
        group.GetProperty("count").GetInt64().Should().Be(2, "letters 1 and 3 wait");
        Answer rest = await ReplayAsync(app, $$"""{"group":"{{group.GetProperty("id").GetString()}}","dryRun":false}""");
        rest.Json.GetProperty("recorded").GetInt64().Should().Be(2);
        app.Memory.Records.Should().HaveCount(3);
        (await app.GetAsync("/api/deadletters")).GetProperty("groups").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_record_that_a_file_handler_missed_goes_to_its_files_while_it_works()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "dead-letters-0000000001.jsonl"),
            """{"time":"2026-11-23T06:11:29.105262Z","stage":"handle","code":"SP6001","handler":"files","attempts":5,"schema":"acme.page-view","version":1,"registry":"sha256:00","findings":[],"record":{"page":"/missed"}}""" + "\n",
            TestContext.Current.CancellationToken);
        await using (WatchedApplication app = await StartAsync(files: true))
        {
            await app.RecordAsync("""{"page":"/before"}""");
            (await ReplayAsync(app, """{"dryRun":false}""")).Json.GetProperty("recorded").GetInt64().Should().Be(1);
            await app.RecordAsync("""{"page":"/after"}""");
        }

        string[] lines = [.. Directory.GetFiles(_folder.FullName, "files-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)];
        lines.Should().HaveCount(3);
        lines[1].Should().Be("""{"page":"/missed"}""");
    }

    [Fact]
    public async Task A_replay_that_ended_while_the_handler_worked_finds_its_record_among_others()
    {
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "dead-letters-0000000001.jsonl"), [Missed("/1"), Missed("/2"), Missed("/3")], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "files-0000000001.jsonl"), ["""{"page":"/other"}""", """{"page":"/3"}"""], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "dead-letters.replayed"),
            """{"version":1,"handled":0,"letter":"","left":[],"trying":{"letter":1,"handler":"files","next":1,"count":2,"letters":[1,3]}}""", TestContext.Current.CancellationToken);
        await using (WatchedApplication app = await StartAsync(files: true))
            (await ReplayAsync(app, """{"dryRun":false}""")).Json.GetProperty("recorded").GetInt64().Should().Be(3);
        string[] lines = [.. Directory.GetFiles(_folder.FullName, "files-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)];
        lines.Should().Equal("""{"page":"/other"}""", """{"page":"/3"}""", """{"page":"/1"}""", """{"page":"/2"}""");
    }

    [Fact]
    public async Task Two_replays_at_once_are_refused_with_SP6032()
    {
        await using WatchedApplication app = await StartAsync();
        await app.PostAsync(Refused);
        using IDisposable other = SystemDisk.Create().Lock(Path.Combine(_folder.FullName, Replay.LockName));
        (await ReplayAsync(app, """{"dryRun":false}""")).ShouldBeProblem(409, "SP6032");
    }

    [Fact]
    public async Task A_damaged_cursor_is_answered_with_SP6032_and_changes_nothing()
    {
        await using WatchedApplication app = await StartAsync();
        await app.PostAsync(Refused);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "dead-letters.replayed"), "{", TestContext.Current.CancellationToken);
        (await ReplayAsync(app, """{"dryRun":false}""")).ShouldBeProblem(409, "SP6032").GetProperty("detail").GetString().Should().NotContain(_folder.Name);
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/deadletters"))).ShouldBeProblem(409, "SP6032");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"group":"a","ids":[1]}""")]
    [InlineData("""{"ids":["1"]}""")]
    [InlineData("""{"dryrun":false}""")]
    public async Task A_wrong_request_is_answered_with_400(string body)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await ReplayAsync(app, body)).ShouldBeProblem(400, "SP8010");
    }

    private static string Missed(string page) =>
        $$$"""{"time":"2026-11-23T06:11:29.105262Z","stage":"handle","code":"SP6001","handler":"files","attempts":5,"schema":"acme.page-view","version":1,"registry":"sha256:00","findings":[],"record":{"page":"{{{page}}}"}}""";

    private static Task<Answer> ReplayAsync(WatchedApplication app, string body) => app.PostAsync(body, address: "/api/deadletters/replay");

    private Task<WatchedApplication> StartAsync(string? schema = null, bool files = false) => WatchedApplication.StartAsync(packs =>
    {
        packs.WriteTo("memory", new MemoryHandler()).Configure(log =>
        {
            log.Directory = _folder.FullName;
            (log.DeadLetters.KeepRefused, log.DeadLetters.Body) = (true, DeadLetterBody.Original);
        });
        if (files)
            packs.WriteToFile("files");
    }, schema: schema);
}
