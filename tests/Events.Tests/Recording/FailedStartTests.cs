using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Events.Handlers.Outbox;

namespace SchemaPacks.Tests.Events.Recording;

/// <summary>A log that cannot start holds on to nothing: the next one that is made finds everything free.</summary>
public sealed class FailedStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("starts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("listener")]
    [InlineData("modifier")]
    [InlineData("handler")]
    public async Task What_throws_at_the_start_leaves_no_meter_and_no_handler(string what)
    {
        using var meters = new SeenMeters();
        void Break(SchemaPacksBuilder packs, Exception thrown)
        {
            switch (what)
            {
                case "listener":
                    packs.Settings.Listeners.Add(new ListenerRegistration(null, _ => throw thrown));
                    break;
                case "modifier":
                    packs.Settings.Modifiers.Add(new ModifierRegistration(null, _ => throw thrown));
                    break;
                default:
                    packs.WriteTo("broken", _ => throw thrown);
                    break;
            }
        }

        Func<object> start = () => new TestLog(
            packs => Break(packs.Listen(new Deaf()).WriteToFile("events").Configure(options => options.Directory = _folder), new InvalidTimeZoneException("foreign")),
            services => services.AddSingleton<IMeterFactory>(meters));
        start.Should().Throw<InvalidTimeZoneException>();
        meters.Made.Should().Be(1);
        meters.Ended.Should().NotBeEmpty("whoever listens to a meter is told that its instruments are gone");
        await using var next = new JsonLinesFileHandler(_folder, "events"); // the lock is free
    }

    [Fact]
    public async Task A_listener_of_metrics_that_throws_while_instruments_are_made_does_not_stop_the_start()
    {
        using var meters = new SeenMeters { Throws = true };
        await using (var log = new TestLog(
            packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteToFile("events").Configure(options => options.Directory = _folder),
            services => services.AddSingleton<IMeterFactory>(meters)))
        {
            foreach (string json in new[] { """{"page":"/"}""", """{"page":17}""" })
                await log.RecordAsync(json);
            log.Lines.Should().ContainSingle();
            log.Logged.Entries.Should().ContainSingle(entry => entry.EventId == 6102, "it is said once, not for each instrument");
        }

        meters.Made.Should().Be(1);
    }

    [Fact]
    public async Task A_publisher_whose_outbox_cannot_be_opened_is_disposed()
    {
        await using var first = new OutboxLog(_folder, new FakeBroker());
        var publisher = new DisposedPublisher();
        Func<object> start = () => new TestLog(packs => packs.Configure(options => options.Directory = _folder).WriteToOutbox("broker", _ => publisher));
        start.Should().Throw<IOException>().WithMessage("*process*");
        publisher.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task An_outbox_whose_files_cannot_be_looked_at_lets_go_of_its_locks()
    {
        await using (var log = new OutboxLog(_folder, new FakeBroker()))
        {
            await log.RecordAsync(1, 1);
            await log.EmptyAsync();
        }

        string directory = Path.Combine(_folder, "broker-outbox"), text = Directory.GetFiles(directory, "records-*.jsonl").Single(), foreign = text + ".gz";
        byte[] lines = File.ReadAllBytes(text);
        File.Move(text, foreign); // somebody compressed what the outbox had sealed
        Func<object> start = () => new OutboxLog(_folder, new FakeBroker());
        start.Should().Throw<FileNotFoundException>();
        File.Delete(foreign);
        File.WriteAllBytes(text, lines);
        await using var next = new OutboxLog(_folder, new FakeBroker());
        (await next.RecordAsync(2)).Should().Be(EventStatus.Recorded);
    }

    [Fact]
    public void A_handler_whose_place_cannot_be_made_is_disposed()
    {
        var handler = new DisposedHandler();
        Func<object> start = () => new TestLog(packs => packs.WriteTo("other", _ => handler, options => options.Timeout = TimeSpan.FromDays(60)));
        start.Should().Throw<Exception>();
        handler.IsDisposed.Should().BeTrue();
    }

    private sealed class Deaf : IEventListener
    {
        public ValueTask OnRecordedAsync(ObservedEvent observed, CancellationToken cancellationToken) => default;
    }

    private sealed class DisposedPublisher : IRecordPublisher, IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken) => new([]);

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }

    private sealed class DisposedHandler : IEventHandler, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => default;

        public void Dispose() => IsDisposed = true;
    }

    /// <summary>Makes meters, and listens to them.</summary>
    private sealed class SeenMeters : IMeterFactory
    {
        private readonly ConcurrentQueue<Meter> _meters = new();
        private readonly ConcurrentQueue<string> _ended = new();
        private readonly MeterListener _listener = new();

        public SeenMeters()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (!_meters.Contains(instrument.Meter))
                    return;
                if (Throws)
                    throw new InvalidTimeZoneException("foreign");
                listener.EnableMeasurementEvents(instrument);
            };
            _listener.MeasurementsCompleted = (instrument, _) => _ended.Enqueue(instrument.Name);
            _listener.Start();
        }

        public bool Throws { get; init; }

        public int Made => _meters.Count;

        public IReadOnlyCollection<string> Ended => _ended;

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            _meters.Enqueue(meter);
            return meter;
        }

        public void Dispose() => _listener.Dispose();
    }
}
