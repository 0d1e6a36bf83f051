using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.Deduplicating;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Events.Handlers.Outbox;

namespace SchemaPacks.Tests.Events.Deduplicating;

/// <summary>What a process knows of the ids that the one before it recorded.</summary>
public sealed class RememberedIdTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ids-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ids_that_the_log_made_itself_take_no_place_in_the_window()
    {
        void Small(SchemaPacksBuilder packs) => packs.WriteToFile("events").Configure(log => (log.Capsule, log.MaxIds) = (CapsuleKeys.Id, 3));
        await using (TestLog first = Log(Small))
        {
            (await RecordAsync(first, "a-1")).Should().Be(EventStatus.Recorded);
            for (int count = 0; count < 10; count++)
                await first.RecordAsync("""{"page":"/made"}""");
        }

        await using TestLog second = Log(Small);
        (await RecordAsync(second, "a-1")).Should().Be(EventStatus.Recorded);
        second.Lines.Should().BeEmpty("the id that was given is known, although ten that were made came after it");
    }

    [Fact]
    public async Task Of_more_ids_than_are_remembered_the_newest_are_known_whichever_files_they_are_in()
    {
        void Small(SchemaPacksBuilder packs) => packs.WriteToFile("events", new FileHandlerOptions { SegmentBytes = 400 }).Configure(log => log.MaxIds = 5);
        await using (TestLog first = Log(Small))
            for (int count = 0; count < 12; count++)
                await RecordAsync(first, $"a-{count}");
        Directory.GetFiles(_folder, "events-*.jsonl").Length.Should().BeGreaterThan(4);
        await using TestLog second = Log(Small);
        for (int count = 11; count >= 7; count--)
            await RecordAsync(second, $"a-{count}");
        second.Lines.Should().BeEmpty();
        await RecordAsync(second, "a-6");
        second.Lines.Should().ContainSingle();
    }

    [Fact]
    public async Task Ids_outlive_the_process_in_an_outbox_alone_also_when_the_broker_has_everything()
    {
        var broker = new FakeBroker();
        await using (TestLog first = Log(packs => packs.WriteToOutbox("broker", _ => broker)))
        {
            (await RecordAsync(first, "a-1")).Should().Be(EventStatus.Recorded);
            await Eventually.TrueAsync(() => ((OutboxHandler)first.Log.Handlers["broker"]).Waiting == 0);
        }

        await using TestLog second = Log(packs => packs.WriteToOutbox("broker", _ => broker));
        var outbox = (OutboxHandler)second.Log.Handlers["broker"];
        await Eventually.TrueAsync(() => Directory.GetFiles(outbox.Directory, "records-*.jsonl").Length == 1); // what the broker has is deleted
        (await RecordAsync(second, "a-1")).Should().Be(EventStatus.Recorded);
        (await RecordAsync(second, "a-2")).Should().Be(EventStatus.Recorded);
        await Eventually.TrueAsync(() => outbox.Waiting == 0);
        broker.Records.Should().HaveCount(2, "of each id one");
    }

    [Fact]
    public async Task An_id_is_known_only_where_each_handler_that_is_required_has_its_record()
    {
        await using (TestLog first = Log(packs => packs.WriteToFile("events")))
            (await RecordAsync(first, "a-1")).Should().Be(EventStatus.Recorded);
        var broker = new FakeBroker();
        void Both(SchemaPacksBuilder packs) => packs.WriteToFile("events").WriteToOutbox("broker", _ => broker);
        await using (TestLog second = Log(Both))
            (await RecordAsync(second, "a-1")).Should().Be(EventStatus.Recorded);
        broker.Records.Should().ContainSingle("who is told that his event is recorded may believe that the outbox has it too");
        await using (TestLog third = Log(Both))
            (await RecordAsync(third, "a-1")).Should().Be(EventStatus.Recorded);
        broker.Records.Should().ContainSingle("both have it now");
    }

    [Fact]
    public async Task A_required_handler_that_keeps_nothing_here_makes_no_id_known()
    {
        void Both(SchemaPacksBuilder packs) => packs.WriteToFile("events").WriteTo("other", new MemoryHandler(), handler => handler.Required = true);
        for (int start = 0; start < 2; start++)
            await using (TestLog log = Log(Both))
                (await RecordAsync(log, "a-1")).Should().Be(EventStatus.Recorded);
        new SegmentReader(_folder, "events").Read().Should().HaveCount(2);
    }

    [Fact]
    public async Task Lines_that_are_not_the_logs_own_are_passed_over_and_reported()
    {
        await using (TestLog first = Log(packs => packs.WriteToFile("events")))
            await RecordAsync(first, "a-1");
        string deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        File.WriteAllLines(Path.Combine(_folder, "events-0000000002.jsonl"),
        [
            $$"""{"deep":{{deep}},"__schema__":"acme.page-view","__id__":"a-2"}""",
            """{"__schema__":"\ud800","__id__":"a-3"}""",
            """{"__timestamp__":"2026-11-23T06:11:29.105262Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"__id__":"a-4","page":"/"}""",
        ]);
        await using TestLog second = Log(packs => packs.WriteToFile("events"));
        foreach (string known in new[] { "a-1", "a-2", "a-4" })
            (await RecordAsync(second, known)).Should().Be(EventStatus.Recorded);
        second.Lines.Should().BeEmpty();
        foreach (string unknown in new[] { "a-3", "a-5" })
            (await RecordAsync(second, unknown)).Should().Be(EventStatus.Recorded);
        second.Lines.Should().HaveCount(2);
        second.Logged.Entries.Should().ContainSingle(entry => entry.EventId == 6011).Which.Message.Should().StartWith("SP6011: 1 lines of files could not be read");
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(System.Text.Json.JsonException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OverflowException))]
    public void Whatever_goes_wrong_where_ids_are_read_is_said_once_and_keeps_no_event_from_being_recorded(Type failure)
    {
        int reads = 0;
        var window = new IdWindow(new EventLogOptions(), _ => ++reads > 0 ? throw (Exception)Activator.CreateInstance(failure)! : [], TimeProvider.System, NullLogger.Instance);
        for (int count = 0; count < 3; count++)
            window.TryBegin(window.KeyOf("acme.page-view", $"a-{count}"), Acknowledgement.Durable, out _, out _).Should().BeTrue();
        reads.Should().Be(1);
    }

    private static async Task<EventStatus> RecordAsync(TestLog log, string id) =>
        (await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), Encoding.UTF8.GetBytes("""{"page":"/"}""")) { Id = id })).Status;

    private TestLog Log(Action<SchemaPacksBuilder> configure) => new(
        packs => configure(packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").Configure(log => log.Directory = _folder)),
        services => services.AddSingleton(TimeProvider.System)); // files have the system's time
}
