using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Measuring;

[Collection("tracing")] // a listener hears of the whole process
public sealed class EventLogMeterTests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _measured = new();
    private readonly ConcurrentQueue<string> _published = new();
    private readonly ConcurrentQueue<Meter> _meters = new();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Events_are_counted_by_schema_and_refusals_by_code()
    {
        await using var log = Log();
        await log.RecordAsync("""{"page":"/"}""");
        await log.RecordAsync("""{"page":17}""");
        await log.RecordAsync("""{"page":"/"}""", "acme.listed-nowhere");
        await log.RecordAsync("""{"page":"/"}""", "made.up-by-the-sender");
        Counts().Should().BeEquivalentTo(
            "eventlog.events.received 1 eventlog.schema.id=acme.page-view",
            "eventlog.events.accepted 1 eventlog.schema.id=acme.page-view",
            "eventlog.events.received 1 eventlog.schema.id=acme.page-view",
            "eventlog.events.rejected 1 eventlog.schema.id=acme.page-view error.type=SP5009",
            "eventlog.events.received 1 eventlog.schema.id=acme.listed-nowhere",
            "eventlog.events.rejected 1 eventlog.schema.id=acme.listed-nowhere error.type=SP5002",
            "eventlog.events.received 1 eventlog.schema.id=_OTHER",
            "eventlog.events.rejected 1 eventlog.schema.id=_OTHER error.type=SP5001");
    }

    [Fact]
    public async Task An_accepted_event_is_counted_once_and_once_more_as_a_dead_letter()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("meter-");
        await using (var log = Log(packs => packs.Configure(options => options.Directory = directory.FullName)))
        {
            await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), """{"page":17}"""u8.ToArray()) { Acknowledgement = Acknowledgement.Accepted });
            await Eventually.TrueAsync(() => Counts().Count == 3);
        }

        Counts().Should().BeEquivalentTo(
            "eventlog.events.received 1 eventlog.schema.id=acme.page-view",
            "eventlog.events.accepted 1 eventlog.schema.id=acme.page-view",
            "eventlog.events.dead_lettered 1 eventlog.schema.id=acme.page-view error.type=SP5009");
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Durations_are_measured_in_seconds()
    {
        await using var log = Log();
        await log.RecordAsync("""{"page":"/"}""");
        _measured.Where(line => line.Contains(".duration", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)])
            .Should().BeEquivalentTo("eventlog.validation.duration", "eventlog.handler.duration", "eventlog.ingest.duration");
        _measured.Should().Contain(line => line.EndsWith(" eventlog.handler.name=memory eventlog.outcome=taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queues_can_be_looked_at()
    {
        var handler = new GatedHandler { IsHeld = true };
        await using var log = Log(packs =>
        {
            packs.WriteTo("gated", handler, options => options.Queue = 3);
            packs.Settings.Handlers[0].Options.Required = true;
        });
        for (int count = 0; count < 5; count++)
            await log.RecordAsync("""{"page":"/"}""");
        _listener.RecordObservableInstruments();
        _measured.Should().Contain("eventlog.handler.queue.length 3 eventlog.handler.name=gated");
        _measured.Should().Contain("eventlog.handler.dropped 2 eventlog.handler.name=gated");
        _measured.Should().Contain("eventlog.events.pending 0");
        handler.Let(3);
        await Eventually.TrueAsync(() => handler.Lines.Count == 3);
        log.Log.HandlerStatuses.Single(status => status.Name == "gated").Should().Match<SchemaPacks.Handlers.HandlerStatus>(
            status => status.Dropped == 2 && !status.IsRequired && !status.IsPaused);
    }

    [Fact]
    public async Task What_a_file_handler_writes_together_is_measured_and_a_batch_is_one_group()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("measured-");
        await using (var log = Log(packs => packs.WriteToFile("events").Configure(options => options.Directory = folder.FullName)))
        {
            EventEnvelope[] events = [.. Enumerable.Range(0, 1000).Select(number => new EventEnvelope(new SchemaKey("acme.page-view", 1), System.Text.Encoding.UTF8.GetBytes($$"""{"page":"/{{number}}"}""")))];
            (await ((IEventLog)log.Log).RecordBatchAsync(events)).Should().OnlyContain(outcome => outcome.IsRecorded);
            _listener.RecordObservableInstruments();
        }

        long[] groups = [.. _measured.Where(line => line.StartsWith("eventlog.commit.batch.size ", StringComparison.Ordinal) && line.EndsWith("eventlog.handler.name=events", StringComparison.Ordinal))
            .Select(line => long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))];
        groups.Sum().Should().Be(1000);
        groups.Length.Should().BeLessThan(100, "they share writes and syncs");
        _measured.Count(line => line.StartsWith("eventlog.commit.duration ", StringComparison.Ordinal)).Should().Be(groups.Length);
        _measured.Should().Contain(line => line.StartsWith("eventlog.storage.free ", StringComparison.Ordinal) && !line.StartsWith("eventlog.storage.free 0", StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Attempts_beyond_the_first_and_the_age_of_what_waits_are_measured()
    {
        var handler = new GatedHandler { Failures = 2 };
        await using var log = Log(packs => packs.WriteTo("gated", handler).Settings.Handlers[0].Options.Required = true); // nobody waits for the other
        await log.RecordAsync("""{"page":"/"}""");
        await Eventually.TrueAsync(() =>
        {
            log.Clock.Advance(TimeSpan.FromSeconds(1)); // past the pauses between attempts
            return handler.Lines.Count == 1;
        });
        _listener.RecordObservableInstruments();
        _measured.Should().Contain("eventlog.handler.retries 2 eventlog.handler.name=gated");
        _measured.Should().Contain("eventlog.handler.retries 0 eventlog.handler.name=memory");
        await Eventually.TrueAsync(() => log.Log.HandlerStatuses.Single(status => status.Name == "gated").Queued == 0);
        _listener.RecordObservableInstruments();
        _measured.Should().Contain("eventlog.handler.queue.age 0 eventlog.handler.name=gated");

        handler.IsHeld = true;
        await log.RecordAsync("""{"page":"/"}""");
        await Eventually.TrueAsync(() => handler.Calls == 4);
        log.Clock.Advance(TimeSpan.FromSeconds(7));
        _listener.RecordObservableInstruments();
        _measured.Should().Contain("eventlog.handler.queue.age 7 eventlog.handler.name=gated");
        handler.Let(1);
    }

    [Fact]
    public async Task Events_under_way_are_measured_with_their_bytes()
    {
        var handler = new GatedHandler { IsHeld = true };
        await using var log = Log(packs => packs.WriteTo("gated", handler, options => options.Required = true));
        string json = $$"""{"page":"{{new string('x', 5000)}}"}""";
        Task<EventOutcome> recording = log.RecordAsync(json).AsTask();
        await Eventually.TrueAsync(() => handler.Calls == 1);
        _listener.RecordObservableInstruments();
        _measured.Should().Contain("eventlog.events.pending 1").And.Contain($"eventlog.events.pending.size {json.Length + 1024}");
        handler.Let(1);
        (await recording).IsRecorded.Should().BeTrue();
        await Eventually.TrueAsync(() =>
        {
            _measured.Clear();
            _listener.RecordObservableInstruments();
            return _measured.Contains("eventlog.events.pending 0") && _measured.Contains("eventlog.events.pending.size 0");
        });
    }

    [Fact]
    public async Task Who_watches_is_counted_until_he_leaves()
    {
        await using var log = Log();
        using (log.Log.Outcomes.Watch())
        using (log.Log.Outcomes.Watch())
        {
            _listener.RecordObservableInstruments();
            _measured.Should().Contain("eventlog.stream.subscribers 2");
        }

        _measured.Clear();
        _listener.RecordObservableInstruments();
        _measured.Should().Contain("eventlog.stream.subscribers 0");
    }

    [Fact]
    public async Task What_a_listener_misses_is_counted_by_its_name()
    {
        var slow = new SlowListener();
        await using var log = Log(packs => packs.Listen(slow));
        for (int count = 0; count < 1030; count++)
            await log.RecordAsync("""{"page":"/"}""");
        int missed = _measured.Count(line => line == "eventlog.listener.missed 1 eventlog.listener.name=SlowListener");
        missed.Should().BeInRange(5, 6, "1,024 wait, and one may be on its way");
        slow.Go.SetResult();
        await Eventually.TrueAsync(() => slow.Heard == 1030 - missed);
    }

    [Fact]
    public async Task Every_instrument_is_documented_and_no_other_is()
    {
        await using var log = Log();
        IEnumerable<string> rows = File.ReadLines(Path.Combine(CaseFolder.Repository, "docs", "operations.md")).Where(line => line.StartsWith("| `eventlog.", StringComparison.Ordinal));
        _published.Should().BeEquivalentTo(rows.SelectMany(row => row.Split('|')[1].Split('`').Where(part => part.StartsWith("eventlog.", StringComparison.Ordinal))).Distinct());
    }

    [Fact]
    public async Task Format_checks_of_packs_that_fail_are_counted_by_pack_and_format()
    {
        using var space = new PackParts.PackSpace();
        SchemaPacks.Plugins.TrustedCodePack trusted = await space.TrustAsync("check");
        await using var log = Log(packs => packs.FromFolder(space.Folder).TrustCode(trusted).Allow("fixture.place"));
        for (int count = 0; count < 3; count++)
            (await log.RecordAsync("""{"cell":"ab"}""", "fixture.place")).ToString().Should().Contain("SP5015");
        _listener.RecordObservableInstruments();
        SchemaPacks.Plugins.PackFormat format = log.Services.GetRequiredService<SchemaRegistry>().Snapshot.Modules.Formats.Single();
        format.Failed.Should().BeGreaterThanOrEqualTo(3);
        _measured.Where(line => line.StartsWith("eventlog.format.", StringComparison.Ordinal)).Should().BeEquivalentTo(
            $"eventlog.format.failed {format.Failed} eventlog.pack.name=CodePack eventlog.format.name=even-length",
            "eventlog.format.slow 0 eventlog.pack.name=CodePack eventlog.format.name=even-length",
            "eventlog.format.paused 0 eventlog.pack.name=CodePack eventlog.format.name=even-length");
    }

    [Fact]
    public async Task An_event_is_traced_with_its_handlers_and_without_its_values()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SchemaPacks",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        string own = $"acme.traced-{Guid.NewGuid():N}"; // other tests record at the same time
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView.Replace("acme.page-view", own, StringComparison.Ordinal)).Allow(own));
        await log.RecordAsync("""{"page":"/secret"}""", own);
        Activity[] traced = [.. activities.Where(activity => activity.GetTagItem("eventlog.schema.id") as string == own)];
        traced.Select(activity => activity.OperationName).Should().Equal("eventlog.validate", "eventlog.handle", "eventlog.ingest");
        traced[..2].Should().OnlyContain(activity => activity.ParentSpanId == traced[2].SpanId);
        traced[2].GetTagItem("eventlog.outcome").Should().Be("Recorded");
        traced.SelectMany(activity => activity.TagObjects).Should().NotContain(tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Counts() => [.. _measured.Where(line => line.StartsWith("eventlog.events.", StringComparison.Ordinal) && !line.Contains("pending", StringComparison.Ordinal))];

    // Each log has a meter of its own; tests beside this one have theirs.
    private TestLog Log(Action<SchemaPacksBuilder>? configure = null)
    {
        var factory = new OwnMeters(_meters);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!_meters.Contains(instrument.Meter))
                return;
            _published.Enqueue(instrument.Name);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
        return new TestLog(
            packs =>
            {
                packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view")
                    .FromDocument("b.yaml", TestLog.PageView.Replace("acme.page-view", "acme.listed-nowhere", StringComparison.Ordinal));
                configure?.Invoke(packs);
            },
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IMeterFactory>(services, factory));
    }

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = new StringBuilder().Append(instrument.Name).Append(' ').Append(value);
        foreach (KeyValuePair<string, object?> tag in tags)
            line.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
        _measured.Enqueue(line.ToString());
    }

    private sealed class SlowListener : IEventListener
    {
        public TaskCompletionSource Go { get; } = new();

        public int Heard { get; private set; }

        public async ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken)
        {
            await Go.Task;
            Heard++;
        }
    }

    private sealed class OwnMeters(ConcurrentQueue<Meter> meters) : IMeterFactory
    {
        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            meters.Enqueue(meter);
            return meter;
        }

        public void Dispose()
        {
        }
    }
}
