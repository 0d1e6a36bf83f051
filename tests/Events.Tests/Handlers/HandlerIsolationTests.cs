using System.Text;

namespace SchemaPacks.Tests.Events.Handlers;

public sealed class HandlerIsolationTests
{
    [Fact]
    public async Task A_required_handler_that_fails_fails_the_event_with_SP6001_and_the_others_still_get_it()
    {
        await using var log = Log(required: true);
        EventOutcome outcome = await log.RecordAsync("""{"page":"/secret"}""");
        outcome.Status.Should().Be(EventStatus.Failed);
        outcome.Findings.Single().ToString().Should().Be("error SP6001: handler 'broken' did not take the event; see the log for the reason and send the event again");
        log.Lines.Should().HaveCount(1);
        log.Logged.Entries.Single(entry => entry.EventId == 6001).Message
            .Should().Be("SP6001: handler 'broken' threw System.InvalidOperationException and did not take an event of schema 'acme.page-view@1'; that makes 1 since the start");
    }

    [Fact]
    public async Task A_handler_that_is_not_required_may_fail()
    {
        await using var log = Log(required: false);
        (await log.RecordAsync("""{"page":"/"}""")).IsRecorded.Should().BeTrue();
        log.Logged.Entries.Should().Contain(entry => entry.EventId == 6001);
    }

    [Fact]
    public async Task Failures_are_said_early_and_again_after_a_quiet_time_and_flood_no_log()
    {
        await using var log = Log(required: false, queue: 0); // no circuit breaker
        for (int count = 0; count < 100; count++)
            await log.RecordAsync("""{"page":"/"}""");
        Said().Should().Equal("1", "2", "4", "8", "16", "32", "64");
        log.Clock.Advance(TimeSpan.FromMinutes(1));
        await log.RecordAsync("""{"page":"/"}""");
        await log.RecordAsync("""{"page":"/"}""");
        Said().Should().EndWith(["64", "101"]);

        IEnumerable<string> Said() => log.Logged.Entries.Where(entry => entry.EventId == 6001)
            .Select(entry => entry.Message.Split("that makes ")[1].Replace(" since the start", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_no_handler_took_is_not_recorded_though_none_is_required()
    {
        await using var log = new TestLog(packs =>
        {
            packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("broken", new Broken(), handler => handler.Attempts = 1);
            packs.Settings.Handlers.RemoveAt(0);
        });
        (await log.RecordAsync("""{"page":"/"}""")).Status.Should().Be(EventStatus.Failed);
    }

    [Fact]
    public async Task A_slow_handler_does_not_keep_the_others_from_getting_the_event()
    {
        var slow = new HeldHandler();
        await using var log = new TestLog(packs =>
        {
            packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("slow", slow);
            packs.Settings.Handlers.Reverse();
        });
        Task<EventOutcome> recording = log.RecordAsync("""{"page":"/"}""").AsTask();
        log.Lines.Should().HaveCount(1);
        recording.IsCompleted.Should().BeFalse();
        slow.Release();
        (await recording).IsRecorded.Should().BeTrue();
    }

    [Fact]
    public async Task A_record_stays_as_it_is_until_its_handler_is_done()
    {
        var late = new Late();
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("late", late));
        Task<EventOutcome>[] recordings = [.. Enumerable.Range(0, 200).Select(number => log.RecordAsync($$"""{"page":"/{{number}}"}""").AsTask())];
        late.Released.SetResult();
        await Task.WhenAll(recordings);
        late.Lines.Should().BeEquivalentTo(log.Lines);
    }

    [Fact]
    public async Task The_log_disposes_the_handlers_it_made_and_no_others()
    {
        var given = new Disposed();
        var made = new Disposed();
        var log = new TestLog(packs => packs.WriteTo("given", given).WriteTo("made", _ => made));
        log.Log.Handlers["given"].Should().BeSameAs(given);
        await log.DisposeAsync();
        given.Count.Should().Be(0);
        made.Count.Should().Be(1);
    }

    private static TestLog Log(bool required, int? queue = null) => new(packs => packs
        .FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("broken", new Broken(), handler => (handler.Required, handler.Attempts, handler.Queue) = (required, 1, queue)));

    private sealed class Broken : IEventHandler
    {
        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) =>
            throw new InvalidOperationException(Encoding.UTF8.GetString(record.Utf8.Span));
    }

    private sealed class Late : IEventHandler
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IEnumerable<string> Lines => _lines;

        public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
        {
            await Released.Task;
            _lines.Enqueue(Encoding.UTF8.GetString(record.Utf8.Span));
        }
    }

    private sealed class Disposed : IEventHandler, IDisposable
    {
        public int Count { get; private set; }

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Dispose() => Count++;
    }
}
