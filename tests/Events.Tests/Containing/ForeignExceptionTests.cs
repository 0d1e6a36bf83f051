using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Events.Handlers.Outbox;

namespace SchemaPacks.Tests.Events.Containing;

/// <summary>Clocks, logger providers and listeners of metrics and traces are foreign code. Whatever they throw, events are recorded and senders told the truth.</summary>
[Collection("tracing")] // a listener hears of the whole process
public sealed class ForeignExceptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly Broken _broken = new();
    private readonly FakeBroker _broker = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public enum Foreign
    {
        Clock,
        Logger,
        Metrics,
        TracesStarted,
        TracesStopped,
    }

    [Theory]
    [InlineData(Foreign.Clock)]
    [InlineData(Foreign.Logger)]
    [InlineData(Foreign.Metrics)]
    [InlineData(Foreign.TracesStarted)]
    [InlineData(Foreign.TracesStopped)]
    public async Task Every_event_is_recorded_by_every_handler_at_every_level(Foreign foreign)
    {
        using MeterListener? metrics = foreign == Foreign.Metrics ? Listen() : null;
        using ActivityListener? traces = foreign is Foreign.TracesStarted or Foreign.TracesStopped ? Trace(foreign) : null;
        var slow = new FailsFirst();
        var log = new TestLog(
            packs => packs.FromDocument("page", TestLog.PageView).Allow("acme.page-view").Configure(options => options.Directory = _folder)
                .WriteToFile("events").WriteToOutbox("broker", _ => _broker, new OutboxOptions { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5) })
                .WriteTo("slow", slow),
            services =>
            {
                services.AddSingleton(foreign == Foreign.Clock ? _broken : TimeProvider.System); // in place of the clock that stands still
                if (foreign == Foreign.Logger)
                    services.AddLogging(logging => logging.AddProvider(_broken));
            });
        Activity? around = Activity.Current;
        await using (log)
        {
            (_broken.Throws, _broker.IsDown) = (true, true); // the outage is logged
            foreach (Acknowledgement level in Enum.GetValues<Acknowledgement>())
                for (int number = 0; number < 20; number++)
                    (await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), "{\"page\":\"/\"}"u8.ToArray()) { Acknowledgement = level, Id = $"{level}-{number}" }))
                        .IsAcknowledged.Should().BeTrue();
            (await log.RecordAsync("{\"page\":7}")).Status.Should().Be(EventStatus.Invalid, "a refusal is counted and logged too");
            (await log.RecordAsync("{}", "acme.unknown")).Status.Should().Be(EventStatus.UnknownSchema);
            await Eventually.TrueAsync(() => _broker.Calls > 1);
            _broker.IsDown = false;
            await Eventually.TrueAsync(() => _broker.Records.Count == 80 && slow.Taken == 80 && log.Lines.Count == 80);
            Activity.Current.Should().BeSameAs(around, "a trace that could not be begun or ended is not left open");
        }

        _broken.Count.Should().BePositive("it was asked, and threw");
        File.ReadAllLines(Directory.GetFiles(_folder, "events-*.jsonl").Single()).Should().HaveCount(80);
        log.Log.DeadLetters.Should().Be((0, 0));
    }

    [Fact]
    public async Task A_trace_that_goes_on_after_its_sender_is_no_part_of_what_he_does_next()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SchemaPacks",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(traces);
        using Activity around = new Activity("sender").Start();
        await using (var log = new TestLog(packs => packs.FromDocument("page", TestLog.PageView).Allow("acme.page-view").Configure(options => options.Directory = _folder).WriteToFile("events")))
        {
            foreach (Acknowledgement level in Enum.GetValues<Acknowledgement>())
                foreach (string data in new[] { "{\"page\":\"/\"}", "{\"page\":7}" })
                {
                    await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), Encoding.UTF8.GetBytes(data)) { Acknowledgement = level });
                    Activity.Current.Should().BeSameAs(around);
                }

            await Eventually.TrueAsync(() => ended.Count(activity => activity.OperationName == "eventlog.ingest" && activity.TraceId == around.TraceId) == 8);
        }

        Activity[] own = [.. ended.Where(activity => activity.TraceId == around.TraceId)]; // other tests record at the same time
        own.Where(activity => activity.OperationName == "eventlog.ingest").Should().OnlyContain(activity => activity.ParentSpanId == around.SpanId);
        own.Where(activity => activity.OperationName == "eventlog.handle").Should().NotBeEmpty().And.OnlyContain(activity => activity.Parent!.OperationName == "eventlog.ingest");
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "SchemaPacks")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => _broken.Throw());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => _broken.Throw());
        listener.Start();
        return listener;
    }

    private ActivityListener Trace(Foreign foreign)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SchemaPacks",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ =>
            {
                if (foreign == Foreign.TracesStarted)
                    _broken.Throw();
            },
            ActivityStopped = _ =>
            {
                if (foreign == Foreign.TracesStopped)
                    _broken.Throw();
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>A clock and a logger provider that throw once they are told to.</summary>
    private sealed class Broken : TimeProvider, ILoggerProvider, ILogger
    {
        private int _count;

        public volatile bool Throws;

        public int Count => _count;

        public void Throw()
        {
            if (!Throws)
                return;
            Interlocked.Increment(ref _count);
            throw new InvalidTimeZoneException("foreign");
        }

        public override DateTimeOffset GetUtcNow()
        {
            Throw();
            return base.GetUtcNow();
        }

        public override long GetTimestamp()
        {
            Throw();
            return base.GetTimestamp();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Throw();
            return base.CreateTimer(callback, state, dueTime, period);
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel)
        {
            Throw();
            return true;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Throw();

        public void Dispose()
        {
        }
    }

    /// <summary>A handler with a queue whose first attempts fail, so that there is something to log and to time.</summary>
    private sealed class FailsFirst : IEventHandler
    {
        private int _calls, _taken;

        public int Taken => _taken;

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _calls) <= 2)
                throw new InvalidOperationException("not yet");
            Interlocked.Increment(ref _taken);
            return ValueTask.CompletedTask;
        }
    }
}
