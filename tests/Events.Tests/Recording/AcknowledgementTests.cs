using System.Text;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Recording;

public sealed class AcknowledgementTests
{
    private readonly GatedHandler _required = new() { IsHeld = true };
    private readonly GatedHandler _other = new() { IsHeld = true };

    [Fact]
    public async Task Accepted_is_answered_before_the_event_is_judged()
    {
        await using var log = Log();
        (await RecordAsync(log, Acknowledgement.Accepted, """{"page":1}""")).Status.Should().Be(EventStatus.Accepted, "only its text was looked at");
        EventOutcome outcome = await RecordAsync(log, Acknowledgement.Accepted);
        outcome.Status.Should().Be(EventStatus.Accepted);
        (outcome.IsAcknowledged, outcome.IsRecorded).Should().Be((true, false));
        await Eventually.TrueAsync(() => _required.Calls == 1);
        Let(1);
    }

    [Theory]
    [InlineData("""{"page":"/","page":"/"}""", "SP5004")]
    [InlineData("""["page"]""", "SP5007")]
    [InlineData("""{"page":""", "SP5003")]
    [InlineData("""{"__id__":"1","page":"/"}""", "SP5008")]
    public async Task Accepted_refuses_what_is_no_event_at_once(string json, string code)
    {
        await using var log = Log();
        EventOutcome outcome = await RecordAsync(log, Acknowledgement.Accepted, json);
        outcome.Status.Should().Be(EventStatus.Malformed);
        outcome.Findings.Single().Code.Should().Be(code);
    }

    [Fact]
    public async Task Accepted_events_are_recorded_in_their_order_with_the_time_at_which_they_came()
    {
        await using var log = Log();
        for (int count = 0; count < 100; count++)
        {
            log.Clock.Advance(TimeSpan.FromSeconds(1));
            await RecordAsync(log, Acknowledgement.Accepted, $$"""{"page":"/{{count}}"}""");
        }

        Let(100);
        await Eventually.TrueAsync(() => log.Lines.Count == 100);
        log.Lines[0].Should().StartWith("""{"__timestamp__":"2026-11-23T06:11:30.000000Z",""").And.EndWith("""
            "page":"/0"}
            """);
        log.Lines[99].Should().StartWith("""{"__timestamp__":"2026-11-23T06:13:09.000000Z",""").And.EndWith("""
            "page":"/99"}
            """);
    }

    [Fact]
    public async Task Listeners_hear_of_accepted_events_as_they_were_sent()
    {
        var listener = new KeepingListener();
        var log = Log(packs => packs.Listen(listener));
        Let(500);
        for (int count = 0; count < 500; count++)
            await RecordAsync(log, Acknowledgement.Accepted, $$"""{"page":"/{{count}}"}""");
        await log.DisposeAsync();
        listener.Heard.Should().Equal(Enumerable.Range(0, 500).Select(count => $$"""{"page":"/{{count}}"}"""), "what a text was copied to is used again for others only after that");
    }

    [Fact]
    public async Task Validated_is_answered_when_the_event_fits_its_schema_and_before_a_handler_has_it()
    {
        await using var log = Log();
        (await RecordAsync(log, Acknowledgement.Validated, """{"page":1}""")).Status.Should().Be(EventStatus.Invalid);
        EventOutcome outcome = await RecordAsync(log, Acknowledgement.Validated);
        outcome.Status.Should().Be(EventStatus.Validated);
        outcome.IsAcknowledged.Should().BeTrue();
        _required.Lines.Should().BeEmpty();
        Let(1);
        await Eventually.TrueAsync(() => _required.Lines.Count == 1 && _other.Lines.Count == 1);
    }

    [Fact]
    public async Task Durable_waits_for_required_handlers_and_no_others()
    {
        await using var log = Log();
        Task<EventOutcome> recording = RecordAsync(log, Acknowledgement.Durable);
        await Eventually.TrueAsync(() => _required.Calls == 1);
        recording.IsCompleted.Should().BeFalse();
        _required.Let(1);
        (await recording).Should().Be(EventOutcome.Recorded);
        _other.Lines.Should().BeEmpty();
        _other.Let(1);
    }

    [Fact]
    public async Task Delivered_waits_for_all_handlers()
    {
        await using var log = Log();
        Task<EventOutcome> recording = RecordAsync(log, Acknowledgement.Delivered);
        _required.Let(1);
        await Eventually.TrueAsync(() => _required.Lines.Count == 1);
        recording.IsCompleted.Should().BeFalse();
        _other.Let(1);
        (await recording).IsRecorded.Should().BeTrue();
    }

    [Fact]
    public async Task Delivered_fails_when_any_handler_does()
    {
        await using var log = Log();
        _other.Failures = 1;
        Let(1);
        EventOutcome outcome = await RecordAsync(log, Acknowledgement.Delivered);
        outcome.Status.Should().Be(EventStatus.Failed);
        outcome.Findings.Single().Message.Should().StartWith("handler 'other' did not take the event");
        _required.Lines.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Acknowledgement.Accepted)]
    [InlineData(Acknowledgement.Validated)]
    [InlineData(Acknowledgement.Durable)]
    [InlineData(Acknowledgement.Delivered)]
    public async Task Whatever_is_asked_for_a_schema_that_is_unknown_or_not_allowed_is_answered_at_once(Acknowledgement acknowledgement)
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView));
        (await RecordAsync(log, acknowledgement)).Status.Should().Be(EventStatus.NotAllowed);
        EventOutcome outcome = await log.Log.RecordAsync(
            new EventEnvelope(new SchemaKey("acme.other", 1), "{}"u8.ToArray()) { Acknowledgement = acknowledgement });
        outcome.Status.Should().Be(EventStatus.UnknownSchema);
    }

    [Fact]
    public async Task More_events_under_way_than_memory_is_meant_for_are_refused_with_SP6020()
    {
        await using var log = Log(packs =>
        {
            packs.Configure(options => options.MaxPendingBytes = 10_000);
            packs.Settings.Handlers.Single(handler => handler.Name == "required").Options.Queue = 1; // so that what was accepted stays under way
        });
        var outcomes = new List<EventOutcome>();
        for (int count = 0; count < 100; count++)
            outcomes.Add(await RecordAsync(log, Acknowledgement.Accepted, $$"""{"page":"{{new string('x', 1000)}}"}"""));
        outcomes.Count(outcome => outcome.IsAcknowledged).Should().BeInRange(4, 6, "an event and its overhead have some 2,000 bytes; one or two of them reach the handler's queue");
        outcomes[^1].Status.Should().Be(EventStatus.Refused);
        outcomes[^1].Findings.Single().ToString().Should().Be(
            "error SP6020: as many events are under way as may; send the event again later, or raise EventLog:MaxPendingBytes");
        Let(100);
        await Eventually.TrueAsync(() => _required.Lines.Count == outcomes.Count(outcome => outcome.IsAcknowledged));
    }

    [Fact]
    public async Task An_event_larger_than_all_that_may_be_under_way_is_recorded_when_it_is_alone()
    {
        await using var log = Log(packs => packs.Configure(options => options.MaxPendingBytes = 1));
        Let(1);
        (await RecordAsync(log, Acknowledgement.Delivered)).IsRecorded.Should().BeTrue();
    }

    [Fact]
    public async Task A_batch_has_an_outcome_for_each_event_in_its_order_and_is_handed_over_before_any_is_waited_for()
    {
        await using var log = Log();
        ValueTask<IReadOnlyList<EventOutcome>> recording = ((IEventLog)log.Log).RecordBatchAsync(
        [
            .. new[] { """{"page":"/1"}""", """{"page":2}""", """{"page":"/3"}""", "{" }.Select(json => Envelope(json, Acknowledgement.Durable)),
        ]);
        await Eventually.TrueAsync(() => log.Lines.Count == 2); // while the required handler still has the first
        recording.IsCompleted.Should().BeFalse();
        Let(2);
        IReadOnlyList<EventOutcome> outcomes = await recording;
        outcomes.Select(outcome => outcome.Status).Should().Equal(EventStatus.Recorded, EventStatus.Invalid, EventStatus.Recorded, EventStatus.Malformed);
        log.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_acknowledged_event_is_never_lost_by_stopping()
    {
        var log = Log();
        Let(300);
        for (int count = 0; count < 300; count++)
            (await RecordAsync(log, Acknowledgement.Accepted, $$"""{"page":"/{{count}}"}""")).IsAcknowledged.Should().BeTrue();
        await log.DisposeAsync();
        log.Lines.Should().HaveCount(300);
        _required.Lines.Should().Equal(log.Lines);
    }

    private static EventEnvelope Envelope(string json, Acknowledgement acknowledgement) =>
        new(new SchemaKey("acme.page-view", 1), Encoding.UTF8.GetBytes(json)) { Acknowledgement = acknowledgement };

    private static Task<EventOutcome> RecordAsync(TestLog log, Acknowledgement acknowledgement, string json = """{"page":"/"}""") =>
        log.Log.RecordAsync(Envelope(json, acknowledgement)).AsTask();

    private void Let(int records)
    {
        _required.Let(records);
        _other.Let(records);
    }

    private TestLog Log(Action<SchemaPacksBuilder>? configure = null) => new(packs =>
    {
        packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view")
            .WriteTo("required", _required, handler => (handler.Required, handler.Attempts) = (true, 1))
            .WriteTo("other", _other, handler => handler.Attempts = 1);
        configure?.Invoke(packs);
    });

    private sealed class KeepingListener : IEventListener
    {
        public List<string> Heard { get; } = [];

        public ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken)
        {
            Heard.Add(Encoding.UTF8.GetString(observed.Data.Span));
            return ValueTask.CompletedTask;
        }
    }
}
