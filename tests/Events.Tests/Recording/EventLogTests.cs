using System.Text;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Recording;

public sealed class EventLogTests
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes("""{"page":"/","user":"ada"}""");

    [Fact]
    public async Task An_event_that_is_not_allowed_costs_no_allocation()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView));
        var envelope = new EventEnvelope(new SchemaKey("acme.page-view", 1), Page);
        EventOutcome outcome = await log.Log.RecordAsync(envelope);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1000; count++)
            outcome = await log.Log.RecordAsync(envelope); // completes at once, on this thread
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        outcome.Status.Should().Be(EventStatus.NotAllowed);
        allocated.Should().Be(0);
    }

    [Fact]
    public async Task An_event_that_no_handler_takes_is_not_allowed()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").Settings.Handlers[0].Options.Schemas.Add("!acme.*"));
        EventOutcome outcome = await log.RecordAsync("""{"page":"/"}""");
        outcome.Status.Should().Be(EventStatus.NotAllowed);
        outcome.Findings.Single().Message.Should().Be("no handler takes events of schema 'acme.page-view'; name one under EventLog:Handlers whose 'Schemas' match it");
    }

    [Fact]
    public async Task An_event_that_takes_too_much_work_is_refused_with_SP5010()
    {
        await using var log = new TestLog(packs => packs.Allow("acme.list").FromDocument("a.yaml", """
            $id: acme.list
            version: 1
            properties:
              list: { categories: [unrestricted], items: { allOf: [{ minimum: 1 }, { minimum: 2 }, { minimum: 3 }, { minimum: 4 }] } }
            """));
        EventOutcome outcome = await log.RecordAsync($$"""{"list":[{{string.Join(',', Enumerable.Repeat('9', 400_000))}},0]}""", "acme.list");
        outcome.Status.Should().Be(EventStatus.Invalid);
        outcome.Findings.Single().Code.Should().Be("SP5010");
    }

    [Fact]
    public async Task Handlers_with_one_policy_share_one_record_and_others_get_their_own()
    {
        var twin = new MemoryHandler();
        var trusted = new MemoryHandler();
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view")
            .Configure(options => options.Capsule = SchemaPacks.Configuration.CapsuleKeys.Id)
            .WriteTo("twin", twin)
            .WriteTo("trusted", trusted, handler => handler.AllowedCategories = ["example.org/user"]));

        (await log.RecordAsync("""{"page":"/","user":"ada"}""")).IsRecorded.Should().BeTrue();

        log.Lines.Single().Should().EndWith("""
            ,"page":"/","user":null}
            """);
        twin.Records.Single().ToString().Should().Be(log.Lines.Single());
        trusted.Records.Single().ToString().Should().Be(log.Lines.Single().Replace("null", "\"ada\""), "one event has one id in all its records");
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_records_nothing()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view"));
        Func<Task> cancelled = async () => await log.Log.RecordAsync("acme.page-view", 1, Page, new CancellationToken(canceled: true));
        await cancelled.Should().ThrowAsync<OperationCanceledException>();
        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_log_that_stops_refuses_events_with_SP6004()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view"));
        await log.Log.DisposeAsync();
        EventOutcome outcome = await log.RecordAsync("""{"page":"/"}""");
        outcome.Status.Should().Be(EventStatus.Refused);
        outcome.Findings.Single().Code.Should().Be("SP6004");
        await log.Log.DisposeAsync();
    }

    [Fact]
    public async Task Stopping_waits_for_the_events_under_way()
    {
        var slow = new HeldHandler();
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("slow", slow));
        Task<EventOutcome> recording = log.RecordAsync("""{"page":"/"}""").AsTask();
        Task stopping = log.Log.DisposeAsync().AsTask();
        stopping.IsCompleted.Should().BeFalse();
        slow.Release();
        (await recording).IsRecorded.Should().BeTrue();
        await stopping;
    }

    [Fact]
    public async Task An_entry_that_matches_no_schema_is_a_warning_and_holds_once_the_schema_loads()
    {
        string folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
        try
        {
            await using var log = new TestLog(packs => packs.FromFolder(folder).Allow("acme.page-view").Modify(new AddUser()));
            (await log.RecordAsync("""{"page":"/"}""")).Status.Should().Be(EventStatus.UnknownSchema);
            log.Logged.Entries.Should().Contain(entry => entry.EventId == 8001 && entry.Level == LogLevel.Warning
                && entry.Message == "SP8001: Allow(\"acme.page-view\"): no loaded pack provides schema 'acme.page-view'");

            Directory.CreateDirectory(Path.Combine(folder, "pack"));
            await File.WriteAllTextAsync(Path.Combine(folder, "pack", "a.yaml"), TestLog.PageView);
            await ((IEventSchemaRegistry)log.Services.GetService(typeof(IEventSchemaRegistry))!).ReloadAsync();

            (await log.RecordAsync("""{"page":"/"}""")).IsRecorded.Should().BeTrue();
            log.Lines.Single().Should().Contain("\"user\":null", "modifiers see events of schemas that load later");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_envelope_without_anything_is_an_unknown_schema()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view"));
        (await log.Log.RecordAsync(default)).Status.Should().Be(EventStatus.UnknownSchema);
    }

    private sealed class AddUser : IEventModifier
    {
        public void Modify(SchemaKey key, System.Text.Json.Nodes.JsonObject properties) => properties["user"] = "ada";
    }
}
