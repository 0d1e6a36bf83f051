using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;
using SchemaPacks.Outcomes;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Streaming;

public sealed class EventStreamTests
{
    [Fact]
    public async Task Who_watches_sees_what_is_recorded_as_it_happens()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync();
        stream.Response.Content.Headers.ContentType!.ToString().Should().Be("text/event-stream");
        stream.Response.Headers.CacheControl!.NoStore.Should().BeTrue();

        await app.PostAsync("""{"schema":"acme.page-view","version":1,"timestamp":"2026-11-23T06:11:29Z","event":{"page":"/a","user":"ada"}}""");

        (string type, JsonElement seen) = await stream.NextAsync();
        type.Should().Be("event");
        seen.GetProperty("schema").GetString().Should().Be("acme.page-view");
        seen.GetProperty("version").GetString().Should().Be("1");
        seen.GetProperty("outcome").GetString().Should().Be("recorded");
        seen.GetProperty("code").ValueKind.Should().Be(JsonValueKind.Null);
        seen.GetProperty("durationMs").GetDouble().Should().BePositive();
        seen.GetProperty("record").GetRawText().Should().Be(
            """{"__timestamp__":"2026-11-23T06:11:29.000000Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"page":"/a","user":null}""");
        stream.LastId.Should().EndWith($"-{seen.GetProperty("seq").GetInt64()}");
    }

    [Theory]
    [InlineData("""{"schema":"acme.page-view","version":1,"event":{"page":4711}}""", "invalid", "SP5009", "acme.page-view", "/page")]
    [InlineData("""{"schema":"acme.page-vew","version":1,"event":{"page":"4711"}}""", "unknownSchema", "SP5001", "acme.page-vew", null)]
    [InlineData("""{"schema":"acme.page-view","version":1,"event":{"page":"4711","page":"4711"}}""", "malformed", "SP5004", "acme.page-view", "")]
    [InlineData("""{"schema":"acme.page-view","version":1}""", "malformed", "SP5011", "acme.page-view", null)]
    [InlineData("""{"schema":""", "malformed", "SP5003", null, null)]
    public async Task What_is_refused_is_shown_with_its_findings_and_without_the_event(string body, string outcome, string code, string? schema, string? pointer)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync();
        await app.PostAsync(body);
        JsonElement seen = (await stream.NextAsync()).Data;
        seen.GetProperty("outcome").GetString().Should().Be(outcome);
        seen.GetProperty("code").GetString().Should().Be(code);
        seen.GetProperty("schema").GetString().Should().Be(schema);
        seen.GetProperty("record").ValueKind.Should().Be(JsonValueKind.Null);
        seen.GetProperty("findings")[0].GetProperty("pointer").GetString().Should().Be(pointer);
        seen.GetRawText().Should().NotContain("4711");
    }

    [Fact]
    public async Task Each_refused_event_of_a_batch_is_shown_once()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync();
        await app.PostAsync("""[{"schema":"acme.page-view","version":1,"event":{}},{"version":1,"event":{}},{"schema":"acme.page-view","version":1,"event":{"page":"/"}}]""");
        List<string> outcomes = [];
        for (int count = 0; count < 3; count++)
            outcomes.Add((await stream.NextAsync()).Data.GetProperty("outcome").GetString()!);
        outcomes.Should().BeEquivalentTo("invalid", "recorded", "malformed");
        await app.RecordAsync("""{"page":"/last"}""");
        (await stream.NextAsync()).Data.GetProperty("record").GetProperty("page").GetString().Should().Be("/last");
    }

    [Fact]
    public async Task A_value_that_one_handler_may_not_have_is_not_shown()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(packs => packs
            .WriteTo("all", new MemoryHandler(), handler => handler.AllowedCategories = ["example.org/user"])
            .WriteTo("few", new MemoryHandler(), handler => handler.AllowedCategories = []));
        await using OpenStream stream = await app.WatchAsync();
        await app.RecordAsync("""{"page":"/","user":"canary"}""");
        ((MemoryHandler)app.Log.Handlers["all"]).Records.Single().ToString().Should().Contain("canary");
        (await stream.NextAsync()).Data.GetProperty("record").GetProperty("user").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_value_that_two_handlers_may_have_each_for_another_reason_is_not_shown()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(packs => packs
            .WriteTo("one", new MemoryHandler(), handler => handler.AllowedCategories = ["example.org/user"])
            .WriteTo("other", new MemoryHandler(), handler => (handler.AllowedProperties, handler.Redaction) = (["user"], Configuration.RedactionMode.Remove)));
        await using OpenStream stream = await app.WatchAsync();
        await app.RecordAsync("""{"page":"/","user":"canary"}""");
        (await stream.NextAsync()).Data.GetProperty("record").TryGetProperty("user", out _).Should().BeFalse("the stricter mode of the two removes it");
    }

    [Theory]
    [InlineData("?schema=acme.*&outcome=recorded", "recorded")]
    [InlineData("?outcome=refused", "invalid")]
    [InlineData("?schema=acme.page-view,!acme.*&schema=other", "unknownSchema")]
    public async Task A_stream_shows_what_was_asked_for(string query, string outcome)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync(query);
        await app.RecordAsync("{}");
        await app.RecordAsync("""{"page":"/"}""");
        await app.Log.RecordAsync("other", 1, "{}"u8.ToArray());
        (await stream.NextAsync()).Data.GetProperty("outcome").GetString().Should().Be(outcome);
    }

    [Fact]
    public async Task Who_comes_back_gets_what_came_meanwhile()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        string lastId;
        await using (OpenStream stream = await app.WatchAsync())
        {
            await app.RecordAsync("""{"page":"/1"}""");
            await stream.NextAsync();
            lastId = stream.LastId;
        }

        await app.RecordAsync("""{"page":"/2"}""");
        await app.RecordAsync("""{"page":"/3"}""");
        await using OpenStream again = await app.WatchAsync(lastId: lastId);
        (await again.NextAsync()).Data.GetProperty("record").GetProperty("page").GetString().Should().Be("/2");
        (await again.NextAsync()).Data.GetProperty("record").GetProperty("page").GetString().Should().Be("/3");
    }

    [Fact]
    public async Task Who_comes_back_too_late_is_told_how_much_was_missed()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        string lastId;
        await using (OpenStream stream = await app.WatchAsync())
        {
            await app.RecordAsync("""{"page":"/1"}""");
            await stream.NextAsync();
            lastId = stream.LastId;
        }

        for (int count = 0; count < 16_384 + 10; count++)
            await app.RecordAsync("""{"page":"/"}""");
        await using OpenStream again = await app.WatchAsync(lastId: lastId);
        (string type, JsonElement missed) = await again.NextAsync();
        type.Should().Be("missed");
        missed.GetProperty("count").GetInt64().Should().Be(10);
        (await again.NextAsync()).Data.GetProperty("seq").GetInt64().Should().Be(12);
    }

    [Fact]
    public async Task Outcomes_that_nobody_watched_are_missed_and_counted()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        for (int count = 0; count < 5; count++)
            await app.RecordAsync("""{"page":"/"}""");
        await using OpenStream stream = await app.WatchAsync(lastId: $"{app.Log.Outcomes.Run}-2");
        (await stream.NextAsync()).Data.GetProperty("count").GetInt64().Should().BeOneOf([3L], "outcomes are counted while nobody watches");
    }

    [Theory]
    [InlineData("0badcafe-17")]
    [InlineData("nonsense")]
    public async Task An_id_of_another_run_of_the_host_is_answered_with_missed_and_no_count(string lastId)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync(lastId: lastId);
        (string type, JsonElement missed) = await stream.NextAsync();
        type.Should().Be("missed");
        missed.GetProperty("count").ValueKind.Should().Be(JsonValueKind.Null);
        await app.RecordAsync("""{"page":"/"}""");
        (await stream.NextAsync()).Type.Should().Be("event");
    }

    [Fact]
    public async Task A_stream_ends_when_the_host_stops()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync();
        Task stopping = app.StopAsync();
        await stream.ShouldEndAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("?schema=*a")]
    [InlineData("?outcome=lost")]
    [InlineData("?since=yesterday")]
    [InlineData("?format=xml")]
    public async Task A_question_that_makes_no_sense_is_answered_with_400(string query)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/eventlog/stream" + query))).ShouldBeProblem(400, "SP8010");
    }

    [Fact]
    public async Task A_page_of_another_site_and_who_has_no_token_see_nothing()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/eventlog/stream");
        foreign.Headers.Add("Origin", "https://evil.example.org");
        (await app.SendAsync(foreign)).ShouldBeProblem(403, "SP8004");
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/eventlog/stream"))).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task Nothing_is_kept_until_somebody_watches()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await app.RecordAsync("""{"page":"/"}""");
        app.Log.Outcomes.Ring.Read(0, new SeenOutcome[10]).Count.Should().Be(0);
    }

    [Fact]
    public async Task When_as_many_watch_as_may_the_next_is_refused_with_SP8018()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        List<IDisposable> others = [.. Enumerable.Range(0, 200).Select(_ => app.Log.Outcomes.Watch())];
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/eventlog/stream"))).ShouldBeProblem(503, "SP8018");
        others[0].Dispose();
        await using OpenStream stream = await app.WatchAsync();
        stream.Response.IsSuccessStatusCode.Should().BeTrue();
    }
}
