using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Reporting;

public sealed class ReportTests
{
    [Fact]
    public async Task Each_handler_says_how_it_does()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(packs => packs
            .WriteTo("memory", new MemoryHandler(), handler => handler.Schemas.Add("acme.*"))
            .WriteTo("broken", new Broken(), handler => (handler.Queue, handler.QueueBytes) = (0, 1000)));
        await app.RecordAsync("""{"page":"/"}""");
        JsonElement handlers = (await app.GetAsync("/api/handlers")).GetProperty("handlers");
        handlers[0].GetRawText().Should().Be(
            """{"name":"memory","kind":"memory","required":false,"state":"running","queue":{"length":0,"capacity":0,"bytes":0,"oldestSeconds":0},"written":1,"failed":0,"dropped":0,"retries":0,"lastError":null,"lastErrorAt":null,"schemas":["acme.*"],"storage":null}""");
        handlers[1].GetProperty("kind").GetString().Should().Be("Broken");
        handlers[1].GetProperty("state").GetString().Should().Be("failing");
        handlers[1].GetProperty("lastError").GetString().Should().Be("InvalidOperationException", "the text of an exception may hold an event's values");
        handlers[1].GetProperty("lastErrorAt").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact]
    public async Task A_file_handler_says_what_it_has_on_the_disk_and_not_where()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("schemapacks-report");
        await using (WatchedApplication app = await WatchedApplication.StartAsync(packs => packs.Configure(log => log.Directory = folder.FullName).WriteToFile("events")))
        {
            await app.RecordAsync("""{"page":"/"}""");
            JsonElement handlers = await app.GetAsync("/api/handlers");
            JsonElement storage = handlers.GetProperty("handlers")[0].GetProperty("storage");
            storage.GetProperty("segments").GetInt32().Should().Be(1);
            storage.GetProperty("bytes").GetInt64().Should().BePositive();
            handlers.GetRawText().Should().NotContain(folder.Name);
            (await app.GetAsync("/api/metrics")).GetProperty("storageFreeBytes").GetInt64().Should().BePositive();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_came_in_ten_seconds_is_a_point_of_the_metrics()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 6, 11, 29, TimeSpan.Zero));
        await using WatchedApplication app = await WatchedApplication.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        await app.RecordAsync("""{"page":"/"}""");
        await app.RecordAsync("""{"page":"/"}""");
        await app.RecordAsync("{}");
        await app.Log.RecordAsync("other", 1, "{}"u8.ToArray());
        clock.Advance(TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(10));

        JsonElement metrics = await app.GetAsync("/api/metrics");
        metrics.GetProperty("intervalSeconds").GetInt32().Should().Be(10);
        JsonElement points = metrics.GetProperty("points");
        points.GetArrayLength().Should().Be(2);
        points[0].GetProperty("time").GetString().Should().Be("2026-11-23T06:11:39Z");
        (points[0].GetProperty("recorded").GetInt32(), points[0].GetProperty("refused").GetInt32()).Should().Be((2, 2));
        points[0].GetProperty("p50Ms").GetDouble().Should().BePositive().And.BeLessThanOrEqualTo(points[0].GetProperty("p99Ms").GetDouble());
        (points[1].GetProperty("recorded").GetInt32(), points[1].GetProperty("p99Ms").ValueKind).Should().Be((0, JsonValueKind.Null));
        metrics.GetProperty("schemas").GetRawText().Should().Be("""[{"id":"acme.page-view","version":"1","recorded":2,"refused":1,"lastSeen":"2026-11-23T06:11:39Z"}]""");

        for (int step = 0; step < 30; step++)
            clock.Advance(TimeSpan.FromSeconds(10));
        (await app.GetAsync("/api/metrics?minutes=1")).GetProperty("points").GetArrayLength().Should().Be(7);
    }

    [Fact]
    public async Task A_day_of_metrics_is_kept_and_no_more()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 6, 11, 29, TimeSpan.Zero));
        await using WatchedApplication app = await WatchedApplication.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        for (int points = 0; points < 9000; points++)
            clock.Advance(TimeSpan.FromSeconds(10));
        (await app.GetAsync("/api/metrics?minutes=1440")).GetProperty("points").GetArrayLength().Should().Be(8640);
    }

    [Fact]
    public async Task Equal_reasons_of_refusals_are_counted_together_and_show_no_value()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await app.PostAsync("""{"schema":"acme.page-view","version":1,"event":{"page":4711}}""");
        await app.PostAsync("""{"schema":"acme.page-view","version":1,"event":{"page":4712}}""");
        await app.PostAsync("""{"schema":"acme.page-view","version":1,"event":""");

        JsonElement refusals = (await app.GetAsync("/api/refusals")).GetProperty("refusals");
        refusals.GetArrayLength().Should().Be(2);
        (refusals[0].GetProperty("code").GetString(), refusals[0].GetProperty("count").GetInt32()).Should().Be(("SP5003", 1));
        (refusals[1].GetProperty("code").GetString(), refusals[1].GetProperty("count").GetInt32()).Should().Be(("SP5009", 2));
        refusals[1].GetProperty("schema").GetString().Should().Be("acme.page-view");
        refusals[1].GetProperty("findings")[0].GetProperty("pointer").GetString().Should().Be("/page");
        refusals.GetRawText().Should().NotContain("471");
        (await app.GetAsync("/api/refusals?limit=1")).GetProperty("refusals").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_flood_of_reasons_leaves_256_of_them()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        for (int count = 0; count < 300; count++)
            await app.Log.RecordAsync($"other-{count}-{new string('x', 5000)}", 1, "{}"u8.ToArray());
        JsonElement refusals = (await app.GetAsync("/api/refusals?limit=256")).GetProperty("refusals");
        refusals.GetArrayLength().Should().Be(256);
        refusals[0].GetProperty("schema").GetString().Should().StartWith("other-299-").And.HaveLength(201);
    }

    [Theory]
    [InlineData("/api/metrics?minutes=0")]
    [InlineData("/api/metrics?minutes=1441")]
    [InlineData("/api/refusals?limit=many")]
    public async Task A_number_out_of_range_is_answered_with_400(string address)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, address))).ShouldBeProblem(400, "SP8010");
    }

    private sealed class Broken : IEventHandler
    {
        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => throw new InvalidOperationException(record.Utf8.ToString());
    }
}
