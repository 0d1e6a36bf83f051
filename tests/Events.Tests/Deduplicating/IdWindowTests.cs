using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.Deduplicating;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Deduplicating;

public sealed class IdWindowTests
{
    [Fact]
    public async Task An_event_sent_again_with_its_id_is_recorded_once_and_acknowledged_each_time()
    {
        await using var log = Log();
        for (int count = 0; count < 3; count++)
            (await RecordAsync(log, "a-1")).IsRecorded.Should().BeTrue();
        log.Lines.Should().ContainSingle().Which.Should().Contain("""
            "__id__":"a-1"
            """);
        await RecordAsync(log, "a-2");
        log.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_id_belongs_to_its_schema()
    {
        await using var log = Log();
        await RecordAsync(log, "a-1");
        await RecordAsync(log, "a-1", schema: "acme.other");
        log.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_id_is_forgotten_after_its_window()
    {
        await using var log = Log();
        await RecordAsync(log, "a-1");
        log.Clock.Advance(TimeSpan.FromMinutes(9));
        await RecordAsync(log, "a-1");
        log.Lines.Should().ContainSingle();
        log.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(log, "a-1");
        log.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_oldest_id_makes_room_for_the_newest()
    {
        await using var log = Log(options => options.MaxIds = 10);
        for (int count = 0; count < 11; count++)
            await RecordAsync(log, $"a-{count}");
        await RecordAsync(log, "a-10");
        log.Lines.Should().HaveCount(11);
        await RecordAsync(log, "a-0");
        log.Lines.Should().HaveCount(12);
    }

    [Fact]
    public async Task An_event_that_was_refused_may_be_sent_again_under_its_id()
    {
        await using var log = Log();
        (await RecordAsync(log, "a-1", """{"page":1}""")).Status.Should().Be(EventStatus.Invalid);
        (await RecordAsync(log, "a-1")).IsRecorded.Should().BeTrue();
        log.Lines.Should().ContainSingle();
    }

    [Fact]
    public async Task Events_of_one_id_at_once_wait_for_the_first_of_them()
    {
        var handler = new GatedHandler { IsHeld = true };
        await using var log = Log(packs: packs => packs.WriteTo("gated", handler, options => (options.Required, options.Attempts) = (true, 1)));
        Task<EventOutcome>[] recordings = [.. Enumerable.Range(0, 8).Select(_ => RecordAsync(log, "a-1").AsTask())];
        await Eventually.TrueAsync(() => handler.Calls == 1);
        recordings.Should().NotContain(recording => recording.IsCompleted);
        handler.Let(1);
        (await Task.WhenAll(recordings)).Should().OnlyContain(outcome => outcome.IsRecorded);
        handler.Calls.Should().Be(1);
    }

    [Fact]
    public async Task When_the_first_of_them_fails_the_next_one_is_tried()
    {
        var handler = new GatedHandler { Failures = 1, IsHeld = true };
        await using var log = Log(packs: packs => packs.WriteTo("gated", handler, options => (options.Required, options.Attempts) = (true, 1)));
        Task<EventOutcome>[] recordings = [.. Enumerable.Range(0, 3).Select(_ => RecordAsync(log, "a-1").AsTask())];
        handler.Let(2);
        EventOutcome[] outcomes = await Task.WhenAll(recordings);
        outcomes.Count(outcome => outcome.Status == EventStatus.Failed).Should().Be(1);
        handler.Lines.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_asks_again_is_told_what_is_known_and_no_more()
    {
        var handler = new GatedHandler { IsHeld = true };
        await using var log = Log(packs: packs => packs.WriteTo("gated", handler, options => options.Required = true));
        (await RecordAsync(log, "a-1", acknowledgement: Acknowledgement.Validated)).Status.Should().Be(EventStatus.Validated);
        (await RecordAsync(log, "a-1")).Status.Should().Be(EventStatus.Validated, "nobody knows yet whether the handler took it");
        handler.Let(1);
    }

    [Fact]
    public async Task Who_asks_again_for_more_than_the_first_did_is_not_told_that_it_has_happened()
    {
        var handler = new GatedHandler { IsHeld = true };
        await using var log = Log(packs: packs => packs.WriteTo("required", new MemoryHandler(), options => options.Required = true).WriteTo("slow", handler));
        (await RecordAsync(log, "a-1")).IsRecorded.Should().BeTrue();
        (await RecordAsync(log, "a-1", acknowledgement: Acknowledgement.Delivered)).Status.Should().Be(EventStatus.Validated, "the slow handler does not have it");
        Task<EventOutcome> delivered = RecordAsync(log, "a-2", acknowledgement: Acknowledgement.Delivered).AsTask();
        handler.Let(2);
        (await delivered).IsRecorded.Should().BeTrue();
        (await RecordAsync(log, "a-2", acknowledgement: Acknowledgement.Delivered)).IsRecorded.Should().BeTrue();
    }

    [Theory]
    [InlineData(Acknowledgement.Accepted)]
    [InlineData(Acknowledgement.Validated)]
    [InlineData(Acknowledgement.Durable)]
    public async Task Once_the_handlers_have_an_event_who_asks_again_is_told_so_whatever_the_first_asked(Acknowledgement first)
    {
        var handler = new GatedHandler { IsHeld = true };
        await using var log = Log(packs: packs => packs
            .WriteTo("required", new MemoryHandler(), options => options.Required = first == Acknowledgement.Durable)
            .WriteTo("held", handler, options => (options.Queue, options.Required) = (0, first != Acknowledgement.Durable)));
        (await RecordAsync(log, "a-1", acknowledgement: first)).IsAcknowledged.Should().BeTrue();
        (await RecordAsync(log, "a-1", acknowledgement: Acknowledgement.Delivered)).IsRecorded.Should().BeFalse("the handler has not taken it");
        handler.Let(1);
        for (int round = 0; !(await RecordAsync(log, "a-1", acknowledgement: Acknowledgement.Delivered)).IsRecorded; round++)
        {
            round.Should().BeLessThan(3000, "the handler has taken it");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        (await RecordAsync(log, "a-1")).IsRecorded.Should().BeTrue();
        handler.Calls.Should().Be(1);
    }

    [Fact]
    public async Task An_event_that_a_handler_did_not_take_after_all_is_never_said_to_be_recorded()
    {
        var handler = new GatedHandler { IsHeld = true, Failures = 1 };
        DirectoryInfo directory = Directory.CreateTempSubdirectory("ids-");
        await using (var log = Log(options => options.Directory = directory.FullName, packs => packs.WriteTo("held", handler, options => (options.Queue, options.Required) = (0, true))))
        {
            (await RecordAsync(log, "a-1", acknowledgement: Acknowledgement.Validated)).Status.Should().Be(EventStatus.Validated);
            handler.Let(1);
            await Eventually.TrueAsync(() => log.Log.DeadLetters.Kept == 1);
            (await RecordAsync(log, "a-1")).Status.Should().Be(EventStatus.Validated, "it is a dead letter");
        }

        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(Acknowledgement.Durable, Acknowledgement.Accepted)]
    [InlineData(Acknowledgement.Accepted, Acknowledgement.Durable)]
    [InlineData(Acknowledgement.Accepted, Acknowledgement.Accepted)]
    [InlineData(Acknowledgement.Durable, Acknowledgement.Durable)]
    public async Task An_id_may_stand_twice_in_a_batch_whatever_is_asked_of_each_event(Acknowledgement first, Acknowledgement second)
    {
        await using var log = Log();
        Task<IReadOnlyList<EventOutcome>> recording = log.Log.RecordBatchAsync([Envelope("a-1", first), Envelope("a-1", second)]).AsTask();
        (await recording.WaitAsync(TimeSpan.FromSeconds(30))).Should().OnlyContain(outcome => outcome.IsAcknowledged);
        await Eventually.TrueAsync(() => log.Lines.Count == 1);
    }

    [Fact]
    public async Task Ids_outlive_the_process_that_recorded_them()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("ids-");
        for (int start = 0; start < 3; start++)
        {
            await using var log = Log(options => options.Directory = directory.FullName, packs => packs.WriteToFile("events"));
            log.Clock.SetUtcNow(DateTimeOffset.UtcNow); // files have the system's time
            for (int count = 0; count < 3; count++)
                (await RecordAsync(log, $"a-{count + start}")).IsRecorded.Should().BeTrue();
            log.Lines.Should().HaveCount(start == 0 ? 3 : 1, "two of the ids were recorded by the process before");
        }

        new SegmentReader(directory.FullName, "events").Read().Should().HaveCount(5);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Ids_of_files_older_than_the_window_are_forgotten()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("ids-");
        await using (var log = Log(options => options.Directory = directory.FullName, packs => packs.WriteToFile("events")))
            await RecordAsync(log, "a-1");
        foreach (FileInfo file in directory.GetFiles("*.jsonl"))
            file.LastWriteTimeUtc = DateTime.UtcNow - TimeSpan.FromMinutes(11);
        await using (var log = Log(options => options.Directory = directory.FullName, packs => packs.WriteToFile("events")))
        {
            log.Clock.SetUtcNow(DateTimeOffset.UtcNow);
            await RecordAsync(log, "a-1");
            log.Lines.Should().ContainSingle();
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public void Ids_that_cannot_be_read_keep_no_event_from_being_recorded()
    {
        var window = new IdWindow(new EventLogOptions(), _ => throw new IOException(), TimeProvider.System, NullLogger.Instance);
        for (int count = 0; count < 2; count++)
            window.TryBegin(window.KeyOf("acme.page-view", $"a-{count}"), Acknowledgement.Durable, out _, out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_window_of_no_time_remembers_nothing()
    {
        await using var log = Log(options => options.IdWindow = TimeSpan.Zero);
        await RecordAsync(log, "a-1");
        await RecordAsync(log, "a-1");
        log.Lines.Should().HaveCount(2);
    }

    private static ValueTask<EventOutcome> RecordAsync(
        TestLog log, string id, string json = """{"page":"/"}""", string schema = "acme.page-view", Acknowledgement acknowledgement = default) =>
        log.Log.RecordAsync(Envelope(id, acknowledgement, json, schema));

    private static EventEnvelope Envelope(string id, Acknowledgement acknowledgement, string json = """{"page":"/"}""", string schema = "acme.page-view") =>
        new(new SchemaKey(schema, 1), Encoding.UTF8.GetBytes(json)) { Id = id, Acknowledgement = acknowledgement };

    private static TestLog Log(Action<EventLogOptions>? configure = null, Action<SchemaPacksBuilder>? packs = null) => new(builder =>
    {
        builder.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view")
            .FromDocument("b.yaml", TestLog.PageView.Replace("acme.page-view", "acme.other", StringComparison.Ordinal)).Allow("acme.other")
            .Configure(configure ?? (_ => { }));
        packs?.Invoke(builder);
    });
}
