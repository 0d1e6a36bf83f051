using System.Text;
using System.Text.Json;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Recording;

/// <summary>A handler that is stuck holds up accepted events that want it, and no others; what waits for it when the log stops is not lost.</summary>
public sealed class AcceptedLaneTests : IDisposable
{
    private readonly GatedHandler _stuck = new() { IsHeld = true };
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("accepted-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Accepted_events_that_wait_for_a_stuck_handler_hold_up_no_event_that_goes_elsewhere()
    {
        await using var log = Log();
        for (int count = 0; count < 10; count++)
            (await AcceptAsync(log, "acme.page-view", $$"""{"page":"/{{count}}"}""")).Status.Should().Be(EventStatus.Accepted);
        (await AcceptAsync(log, "acme.other", """{"page":17}""")).Status.Should().Be(EventStatus.Accepted, "it is judged, and breaks its schema");
        (await AcceptAsync(log, "acme.other", """{"page":"/other"}""")).Status.Should().Be(EventStatus.Accepted);
        await Eventually.TrueAsync(() => log.Lines.Any(line => line.Contains("/other", StringComparison.Ordinal))); // the log's clock stands still: nobody gives up waiting
        _stuck.Let(10);
        await Eventually.TrueAsync(() => _stuck.Lines.Count == 10);
    }

    [Fact]
    public async Task Accepted_events_that_still_wait_for_room_when_the_log_stops_are_dead_letters()
    {
        var log = Log();
        for (int count = 0; count < 10; count++)
            await AcceptAsync(log, "acme.page-view", $$"""{"page":"/{{count}}"}""");
        await Eventually.TrueAsync(() => _stuck.Calls == 1);
        await log.DisposeAsync();
        Letters().Select(letter => letter.GetProperty("record").GetProperty("page").GetString()).Should().BeEquivalentTo(Enumerable.Range(0, 10).Select(count => $"/{count}"));
        Letters().Should().Contain(letter => letter.GetProperty("code").GetString() == "SP6004", "some had no room in the queue yet");
        log.Log.DeadLetters.Should().Be((10, 0));
    }

    [Fact]
    public async Task Many_accepted_events_that_break_their_schema_are_letters_and_hold_up_nobody()
    {
        var log = Log();
        for (int count = 0; count < 500; count++)
            await AcceptAsync(log, "acme.other", count % 10 == 0 ? $$"""{"page":"/{{count}}"}""" : """{"page":17}""");
        await Eventually.TrueAsync(() => log.Lines.Count == 50);
        await log.DisposeAsync();
        Letters().Should().HaveCount(450);
    }

    private static ValueTask<EventOutcome> AcceptAsync(TestLog log, string id, string json) =>
        log.Log.RecordAsync(new EventEnvelope(new SchemaKey(id, 1), Encoding.UTF8.GetBytes(json)) { Acknowledgement = Acknowledgement.Accepted });

    private TestLog Log() => new(packs => packs
        .FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view")
        .FromDocument("b.yaml", TestLog.PageView.Replace("acme.page-view", "acme.other", StringComparison.Ordinal)).Allow("acme.other")
        .Configure(options => options.Directory = _directory.FullName)
        .WriteTo("stuck", _stuck, handler =>
        {
            (handler.Required, handler.Attempts, handler.Queue) = (true, 1, 1);
            handler.Schemas.Add("acme.page-view");
        }));

    private IReadOnlyList<JsonElement> Letters() =>
        [.. Directory.GetFiles(_directory.FullName, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)];
}
