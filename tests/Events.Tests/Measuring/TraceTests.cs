using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Measuring;
using SchemaPacks.Tests.Events.Handlers.Outbox;

namespace SchemaPacks.Tests.Events.Measuring;

[Collection("tracing")] // a listener hears of the whole process
public sealed class TraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("traces-").FullName;
    private readonly Activity _sender = new Activity("sender").SetIdFormat(ActivityIdFormat.W3C);
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public TraceTests() => _listener = new ActivityListener
    {
        ShouldListenTo = source => source.Name == "SchemaPacks",
        Sample = (ref ActivityCreationOptions<ActivityContext> options) => // of the sender's trace alone: other tests record at the same time
            options.Parent.TraceId == _sender.TraceId || (options.Links?.Any(link => link.Context.TraceId == _sender.TraceId) ?? false) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
        ActivityStopped = _ended.Enqueue,
    };

    public void Dispose()
    {
        _listener.Dispose();
        _sender.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_record_keeps_the_trace_in_which_it_was_recorded()
    {
        Start(isTraced: true);
        await using TestLog log = Log();
        await log.RecordAsync("""{"page":"/"}""");
        Activity ingest = Ended("eventlog.ingest").Single();
        ingest.ParentSpanId.Should().Be(_sender.SpanId);
        log.Lines.Single().Should().Contain($$"""
            "__metadata_version__":1,"__traceparent__":"{{ingest.Id}}","page":"/"}
            """);
    }

    [Fact]
    public async Task Where_only_the_application_traces_a_record_keeps_the_senders_trace()
    {
        Start(isTraced: false);
        await using TestLog log = Log(packs => packs.Configure(options => options.Capsule = CapsuleKeys.Id | CapsuleKeys.Source | CapsuleKeys.ContentHash));
        await log.RecordAsync("""{"page":"/"}""");
        JsonDocument.Parse(log.Lines.Single()).RootElement.EnumerateObject().Select(property => property.Name).Should().Equal(
            "__timestamp__", "__schema__", "__schema_version__", "__metadata_version__", "__id__", "__id_made__", "__source__", "__traceparent__", "__content_hash__", "page");
        TraceParent(log.Lines.Single()).Should().Be(_sender.Id).And.EndWith("-01");
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task A_trace_that_is_not_sampled_or_not_wanted_is_not_kept(bool isBegun, bool isSampled, bool isWanted)
    {
        if (isBegun)
            Start(isTraced: false, isSampled);
        await using TestLog log = Log(packs => packs.Configure(options => options.KeepTraceContext = isWanted));
        await log.RecordAsync("""{"page":"/"}""");
        log.Lines.Single().Should().Be("""
            {"__timestamp__":"2026-11-23T06:11:29.000000Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"page":"/"}
            """);
    }

    [Fact]
    public async Task Keeping_a_trace_allocates_nothing()
    {
        Start(isTraced: false);
        await using TestLog log = new(
            packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("nowhere", new Nowhere(), options => options.Queue = 0).Settings.Handlers[0].Options.Schemas.Add("!*"),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, TimeProvider.System));
        var envelope = new EventEnvelope(new SchemaKey("acme.page-view", 1), """{"page":"/"}"""u8.ToArray());
        for (int count = 0; count < 200; count++)
            (await log.Log.RecordAsync(envelope)).IsRecorded.Should().BeTrue();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < 1000; count++)
            await log.Log.RecordAsync(envelope);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_that_is_accepted_keeps_the_trace_of_its_sender_who_has_gone_on(bool isTraced)
    {
        var gated = new GatedHandler { IsHeld = true };
        await using TestLog log = Log(packs => packs.WriteTo("gated", gated, options => options.Required = true));
        ActivityContext[] senders = new ActivityContext[3]; // more than one: the task that judges them was begun by the first
        Start(isTraced);
        for (int number = 0; number < senders.Length; number++)
        {
            using Activity request = new Activity("request").Start();
            senders[number] = request.Context;
            await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), Encoding.UTF8.GetBytes($$"""{"page":"/{{number}}"}""")) { Acknowledgement = Acknowledgement.Accepted });
        }

        gated.Let(senders.Length);
        await Eventually.TrueAsync(() => gated.Lines.Count == senders.Length && (!isTraced || Ended("eventlog.ingest").Length == senders.Length));
        foreach (string line in gated.Lines)
        {
            ActivityContext sender = senders[int.Parse(JsonDocument.Parse(line).RootElement.GetProperty("page").GetString()![1..], System.Globalization.CultureInfo.InvariantCulture)];
            ActivityContext kept = ActivityContext.Parse(TraceParent(line)!, null);
            kept.TraceId.Should().Be(_sender.TraceId);
            if (isTraced)
                Ended("eventlog.ingest").Single(activity => activity.SpanId == kept.SpanId).ParentSpanId.Should().Be(sender.SpanId);
            else
                kept.SpanId.Should().Be(sender.SpanId);
        }
    }

    [Fact]
    public async Task What_a_handler_does_with_what_waited_for_it_is_linked_to_the_trace_and_no_part_of_it()
    {
        var gated = new GatedHandler();
        Start(isTraced: true); // before the handler's task begins, which is a part of no trace
        await using (TestLog log = Log(packs => packs.WriteTo("gated", gated)))
            await log.RecordAsync("""{"page":"/"}""");
        Activity ingest = Ended("eventlog.ingest").Single();
        Activity[] handled = Ended("eventlog.handle");
        Activity direct = handled.Single(activity => (string?)activity.GetTagItem("eventlog.handler.name") == "memory");
        direct.ParentSpanId.Should().Be(ingest.SpanId);
        Activity queued = handled.Single(activity => (string?)activity.GetTagItem("eventlog.handler.name") == "gated");
        queued.TraceId.Should().NotBe(_sender.TraceId);
        queued.ParentSpanId.Should().Be(default(ActivitySpanId));
        queued.Links.Single().Context.SpanId.Should().Be(ingest.SpanId);
    }

    [Fact]
    public async Task A_batch_that_is_published_is_linked_to_the_traces_of_its_events_and_each_message_has_its_own()
    {
        var broker = new FakeBroker { IsDown = true };
        Start(isTraced: true);
        await using (var outbox = new OutboxLog(_folder, broker))
        {
            await outbox.RecordAsync(1, 3);
            await Eventually.TrueAsync(() => broker.Calls > 1);
            broker.IsDown = false;
            await outbox.EmptyAsync();
        }

        string[] ingested = [.. Ended("eventlog.ingest").Select(activity => activity.Id!)];
        broker.Records.Select(record => record.TraceParent).Should().Equal(ingested).And.HaveCount(3).And.OnlyHaveUniqueItems();
        RecordHeaders.Of(broker.Records[0]).Should().Contain(new KeyValuePair<string, string>("traceparent", ingested[0]));
        Activity[] published = Ended("eventlog.publish");
        published.Should().Contain(activity => activity.Status == ActivityStatusCode.Error, "the broker was down");
        Activity[] successes = [.. published.Where(activity => activity.Status == ActivityStatusCode.Ok)];
        successes.SelectMany(activity => activity.Links).Select(link => link.Context.SpanId.ToHexString()).Should().BeEquivalentTo(ingested.Select(id => id.Split('-')[2]));
        successes.Should().OnlyContain(activity => activity.TraceId != _sender.TraceId && (string?)activity.GetTagItem("eventlog.handler.name") == "broker");
    }

    [Fact]
    public async Task A_record_without_a_trace_is_published_without_one()
    {
        var broker = new FakeBroker();
        await using (var outbox = new OutboxLog(_folder, broker))
        {
            await outbox.RecordAsync(1);
            await outbox.EmptyAsync();
        }

        broker.Records.Single().TraceParent.Should().BeNull();
        RecordHeaders.Of(broker.Records.Single()).Should().NotContain(header => header.Key == "traceparent");
    }

    [Fact]
    public async Task A_dead_letter_keeps_the_trace_of_its_event()
    {
        Start(isTraced: true);
        await using (TestLog log = Log())
            await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), """{"page":17}"""u8.ToArray()) { Acknowledgement = Acknowledgement.Accepted });
        JsonElement letter = JsonDocument.Parse(File.ReadLines(Directory.GetFiles(_folder, "dead-letters-*.jsonl").Single()).Single()).RootElement;
        ActivityContext.Parse(letter.GetProperty("record").GetProperty("__traceparent__").GetString()!, null).TraceId.Should().Be(_sender.TraceId);
    }

    [Fact]
    public async Task An_event_cannot_bring_a_trace_of_its_own()
    {
        await using TestLog log = Log();
        EventOutcome outcome = await log.RecordAsync("""{"page":"/","__traceparent__":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""");
        outcome.Status.Should().Be(EventStatus.Malformed);
        outcome.Findings.Single().Pointer.Should().Be("/__traceparent__");
    }

    [Fact]
    public void Somebody_who_throws_when_he_is_asked_whether_he_listens_does_not_stop_the_start()
    {
        string name = $"traces-{Guid.NewGuid():N}";
        using var broken = new ActivityListener { ShouldListenTo = source => source.Name == name ? throw new InvalidTimeZoneException("foreign") : false };
        ActivitySource.AddActivityListener(broken);
        EventTraces.Open(name).Should().BeNull();
        using ActivitySource? other = EventTraces.Open(name + "-other");
        other.Should().NotBeNull();
    }

    private void Start(bool isTraced, bool isSampled = true)
    {
        _sender.ActivityTraceFlags = isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        _sender.Start();
        if (isTraced)
            ActivitySource.AddActivityListener(_listener);
    }

    private Activity[] Ended(string name) => [.. _ended.Where(activity => activity.OperationName == name)];

    private static string? TraceParent(string line) => JsonDocument.Parse(line).RootElement.GetProperty("__traceparent__").GetString();

    private TestLog Log(Action<SchemaPacksBuilder>? configure = null) => new(packs =>
    {
        packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").Configure(options => options.Directory = _folder);
        configure?.Invoke(packs);
    });

    private sealed class Nowhere : IEventHandler
    {
        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
