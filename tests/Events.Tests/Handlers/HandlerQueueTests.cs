using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Handlers;

public sealed class HandlerQueueTests
{
    private readonly GatedHandler _handler = new();

    [Fact]
    public async Task A_handler_that_hangs_neither_delays_the_event_nor_keeps_the_others_from_it()
    {
        _handler.IsHeld = true;
        await using var log = Log(_ => { }, memoryIsRequired: true);
        for (int count = 0; count < 100; count++)
            (await log.RecordAsync($$"""{"page":"/{{count}}"}""")).IsRecorded.Should().BeTrue();
        log.Lines.Should().HaveCount(100);
        _handler.Lines.Should().BeEmpty();
        _handler.Let(100);
        await Eventually.TrueAsync(() => _handler.Lines.Count == 100);
        _handler.Lines.Should().Equal(log.Lines, "one task calls the handler, in order");
    }

    [Fact]
    public async Task A_full_queue_drops_and_counts_by_default_when_the_handler_is_not_required()
    {
        _handler.IsHeld = true;
        await using var log = Log(handler => handler.Queue = 2, memoryIsRequired: true);
        for (int count = 0; count < 10; count++)
            (await log.RecordAsync("""{"page":"/"}""")).IsRecorded.Should().BeTrue();
        _handler.Let(10);
        await log.DisposeAsync();
        _handler.Lines.Should().HaveCount(2);
        log.Lines.Should().HaveCount(10);
        log.Logged.Entries.Where(entry => entry.EventId == 6022).Select(entry => entry.Message).Should().Equal(
            "SP6022: handler 'gated' is slower than events arrive and has missed 1",
            "SP6022: handler 'gated' is slower than events arrive and has missed 2",
            "SP6022: handler 'gated' is slower than events arrive and has missed 4",
            "SP6022: handler 'gated' is slower than events arrive and has missed 8");
    }

    [Fact]
    public async Task A_full_queue_refuses_the_event_with_SP6020_before_any_handler_has_it()
    {
        _handler.IsHeld = true;
        await using var log = Log(handler => (handler.Queue, handler.WhenFull) = (1, WhenFull.Refuse), memoryIsRequired: true);
        (await log.RecordAsync("""{"page":"/1"}""")).IsRecorded.Should().BeTrue();
        EventOutcome outcome = await log.RecordAsync("""{"page":"/2"}""");
        outcome.Status.Should().Be(EventStatus.Refused);
        outcome.Findings.Single().ToString().Should().Be(
            "error SP6020: as many events wait for handler 'gated' as may; send the event again later, or raise EventLog:Handlers:gated:Queue");
        log.Lines.Should().ContainSingle();
        _handler.Let(1);
        await Eventually.TrueAsync(() => log.Log.HandlerStatuses.Single(status => status.Name == "gated").Queued == 0);
        (await log.RecordAsync("""{"page":"/3"}""")).IsRecorded.Should().BeTrue();
        _handler.Let(1);
    }

    [Fact]
    public async Task Bytes_fill_a_queue_as_records_do()
    {
        _handler.IsHeld = true;
        await using var log = Log(handler => (handler.QueueBytes, handler.WhenFull) = (1000, WhenFull.Refuse), memoryIsRequired: true);
        (await log.RecordAsync($$"""{"page":"/{{new string('x', 1000)}}"}""")).IsRecorded.Should().BeTrue();
        (await log.RecordAsync("""{"page":"/"}""")).Status.Should().Be(EventStatus.Refused);
        _handler.Let(1);
    }

    [Fact]
    public async Task A_full_queue_lets_the_sender_of_a_required_record_wait_for_room()
    {
        _handler.IsHeld = true;
        await using var log = Log(handler => (handler.Queue, handler.WhenFull) = (1, WhenFull.Wait), memoryIsRequired: true);
        await log.RecordAsync("""{"page":"/1"}""");
        Task<EventOutcome> second = log.RecordAsync("""{"page":"/2"}""").AsTask();
        second.IsCompleted.Should().BeFalse();
        _handler.Let(1);
        (await second).IsRecorded.Should().BeTrue();
        Task<EventOutcome> third = log.RecordAsync("""{"page":"/3"}""").AsTask();
        third.IsCompleted.Should().BeFalse();
        log.Clock.Advance(TimeSpan.FromSeconds(5));
        (await third).Status.Should().Be(EventStatus.Refused, "nobody waits longer than QueueWait");
        log.Lines.Should().HaveCount(2);
        _handler.Let(1);
    }

    [Fact]
    public async Task A_record_is_offered_again_ever_later_until_the_handler_takes_it()
    {
        _handler.Failures = 2;
        await using var log = Log(_ => { });
        Task<EventOutcome> recording = RecordWithAckAsync(log, Acknowledgement.Delivered);
        while (!recording.IsCompleted)
        {
            log.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        (await recording).IsRecorded.Should().BeTrue();
        _handler.Calls.Should().Be(3);
        _handler.Lines.Should().ContainSingle();
        log.Logged.Entries.Should().NotContain(entry => entry.EventId == 6001);
    }

    [Fact]
    public async Task A_handler_that_fails_again_and_again_is_left_alone_and_its_records_wait()
    {
        _handler.Failures = int.MaxValue;
        await using var log = Log(handler => (handler.Attempts, handler.Pause) = (1, TimeSpan.FromSeconds(30)), memoryIsRequired: true);
        for (int count = 0; count < 8; count++)
            await log.RecordAsync($$"""{"page":"/{{count}}"}""");
        await Eventually.TrueAsync(() => log.Logged.Entries.Any(entry => entry.EventId == 6021));
        _handler.Calls.Should().Be(5);
        _handler.Failures = 0;
        await Eventually.TrueAsync(() =>
        {
            log.Clock.Advance(TimeSpan.FromSeconds(5));
            return _handler.Lines.Count == 3;
        });
        log.Logged.Entries.Where(entry => entry.EventId == 6021).Select(entry => entry.Message).Should().Equal(
            "SP6021: handler 'gated' failed again and again and is left alone for 30 s; its records wait",
            "SP6021: handler 'gated' takes records again");
        _handler.Lines.Should().Equal(log.Lines.Skip(5));
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_cancelled()
    {
        _handler.IsHeld = true;
        await using var log = Log(handler => (handler.Attempts, handler.Timeout) = (1, TimeSpan.FromSeconds(1)));
        Task<EventOutcome> recording = RecordWithAckAsync(log, Acknowledgement.Delivered);
        await Eventually.TrueAsync(() => _handler.Calls == 1);
        log.Clock.Advance(TimeSpan.FromSeconds(1));
        EventOutcome outcome = await recording;
        outcome.Status.Should().Be(EventStatus.Failed);
        outcome.Findings.Single().Code.Should().Be("SP6001");
    }

    [Fact]
    public async Task A_log_that_stops_lets_the_handler_take_what_waits()
    {
        await using var log = Log(_ => { }, memoryIsRequired: true);
        for (int count = 0; count < 500; count++)
            await log.RecordAsync($$"""{"page":"/{{count}}"}""");
        await log.DisposeAsync();
        _handler.Lines.Should().Equal(log.Lines);
    }

    private static Task<EventOutcome> RecordWithAckAsync(TestLog log, Acknowledgement acknowledgement) =>
        log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), """{"page":"/"}"""u8.ToArray()) { Acknowledgement = acknowledgement }).AsTask();

    private TestLog Log(Action<HandlerOptions> configure, bool memoryIsRequired = false) => new(packs =>
    {
        packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("gated", _handler, configure);
        packs.Settings.Handlers[0].Options.Required = memoryIsRequired;
    });
}
