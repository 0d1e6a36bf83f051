using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests;

public sealed class HealthTests : IAsyncDisposable
{
    private const string Schema = """
        $id: acme.page-view
        version: 1
        properties: { page: { type: string, categories: [unrestricted] } }
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("health-");
    private readonly Failing _handler = new();
    private ServiceProvider? _services;

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true, HealthStatus.Unhealthy, "Required handlers fail: 'failing'.")]
    [InlineData(false, HealthStatus.Degraded, "Handlers fail: 'failing'.")]
    public async Task A_handler_that_fails_is_seen_until_it_takes_a_record_again(bool required, HealthStatus status, string description)
    {
        Start(packs => packs.WriteTo("failing", _handler, options => (options.Required, options.Queue) = (required, 0)));
        (await CheckAsync("handlers")).Status.Should().Be(HealthStatus.Healthy);
        _handler.Fails = true;
        await RecordAsync();
        HealthReportEntry entry = await CheckAsync("handlers");
        (entry.Status, entry.Description).Should().Be((status, description));
        _handler.Fails = false;
        await RecordAsync();
        (await CheckAsync("handlers")).Status.Should().Be(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_counts_for_a_while_so_that_a_host_that_is_not_ready_gets_events_again(bool isQueued)
    {
        Start(packs => packs.WriteTo("failing", _handler, options => (options.Required, options.Queue, options.Attempts) = (true, isQueued ? 10 : 0, 1)), options => options.FailureAge = TimeSpan.Zero);
        _handler.Fails = true;
        for (int count = 0; count < 6; count++) // enough to pause one with a queue
            await RecordAsync(Acknowledgement.Delivered);
        HealthReportEntry entry = await CheckAsync("handlers");
        (entry.Status, entry.Description).Should().Be((HealthStatus.Degraded, "Handlers have got no record since they failed: 'failing'."));
    }

    [Theory]
    [InlineData(WriteMode.Durable)]
    [InlineData(WriteMode.Buffered)]
    public async Task A_disk_that_fails_is_seen_and_also_that_it_works_again_without_another_event(WriteMode mode)
    {
        string folder = Path.Combine(_directory.FullName, "log");
        Start(packs => packs.Configure(options => options.Directory = folder).WriteToFile("events", new FileHandlerOptions { Mode = mode }));
        await RecordAsync();
        Directory.Move(folder, folder + "-away");
        (await RecordAsync()).Status.Should().Be(mode == WriteMode.Durable ? EventStatus.Failed : EventStatus.Recorded);
        await UntilAsync("handlers", HealthStatus.Unhealthy);
        (await CheckAsync("handlers")).Description.Should().Be("Required handlers fail: 'events'.");
        Directory.Move(folder + "-away", folder);
        await UntilAsync("handlers", HealthStatus.Healthy);
    }

    [Fact]
    public async Task An_outbox_whose_disk_fails_is_seen_and_also_that_it_works_again_without_another_event()
    {
        string folder = Path.Combine(_directory.FullName, "log"), outbox = Path.Combine(folder, "broker-outbox");
        Start(packs => packs.Configure(options => options.Directory = folder).WriteToOutbox("broker", _ => new Away()));
        await RecordAsync();
        Directory.Move(outbox, outbox + "-away");
        (await RecordAsync()).Status.Should().Be(EventStatus.Failed);
        (await CheckAsync("handlers")).Status.Should().Be(HealthStatus.Unhealthy);
        Directory.Move(outbox + "-away", outbox);
        await UntilAsync("handlers", HealthStatus.Healthy);
    }

    [Fact]
    public async Task Records_that_wait_long_in_an_outbox_are_seen()
    {
        Start(packs => packs.WriteToOutbox("broker", _ => new Away()), options => options.LongQueueAge = TimeSpan.Zero);
        await RecordAsync();
        await UntilAsync("handlers", HealthStatus.Degraded);
        (await CheckAsync("handlers")).Description.Should().Be("Records wait long for handlers: 'broker'.");
    }

    [Fact]
    public async Task The_disk_of_an_outbox_is_looked_at()
    {
        Start(packs => packs.WriteToOutbox("broker", _ => new Away()), options => options.LeastFreeBytes = long.MaxValue);
        (await CheckAsync("storage")).Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Records_that_wait_long_are_seen()
    {
        Start(
            packs => packs.WriteTo("failing", _handler, options => options.Queue = 10).WriteToFile("events"),
            options => options.LongQueueAge = TimeSpan.Zero);
        _handler.Hold = new TaskCompletionSource();
        await RecordAsync();
        await _handler.Called.Task;
        HealthReportEntry entry = await CheckAsync("handlers");
        (entry.Status, entry.Description).Should().Be((HealthStatus.Degraded, "Records wait long for handlers: 'failing'."));
        _handler.Hold.SetResult();
    }

    [Theory]
    [InlineData(long.MaxValue, long.MaxValue, HealthStatus.Unhealthy)]
    [InlineData(long.MaxValue, 0, HealthStatus.Degraded)]
    [InlineData(0, 0, HealthStatus.Healthy)]
    public async Task A_disk_that_fills_up_is_seen(long low, long least, HealthStatus status)
    {
        Start(packs => packs.WriteToFile("events"), options => (options.LowFreeBytes, options.LeastFreeBytes) = (low, least));
        (await CheckAsync("storage")).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_log_without_files_needs_no_disk()
    {
        Start(packs => packs.WriteTo("failing", _handler), options => options.LeastFreeBytes = long.MaxValue - 1);
        (await CheckAsync("storage")).Status.Should().Be(HealthStatus.Healthy);
    }

    private void Start(Action<SchemaPacksBuilder> configure, Action<EventLogHealthOptions>? health = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSchemaPacks(packs =>
        {
            packs.FromDocument("a.yaml", Schema).Allow("acme.page-view").Configure(options => options.Directory = _directory.FullName);
            configure(packs);
        });
        services.AddHealthChecks().AddSchemaPacks();
        services.Configure(health ?? (_ => { }));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<EventLog>();
    }

    private ValueTask<EventOutcome> RecordAsync(Acknowledgement acknowledgement = Acknowledgement.Durable) => _services!.GetRequiredService<IEventLog>().RecordAsync(
        new EventEnvelope(new SchemaKey("acme.page-view", 1), """{"page":"/"}"""u8.ToArray()) { Acknowledgement = acknowledgement }, TestContext.Current.CancellationToken);

    private async Task UntilAsync(string check, HealthStatus status)
    {
        for (int round = 0; (await CheckAsync(check)).Status != status; round++)
        {
            round.Should().BeLessThan(3000, $"'{check}' should be {status} within 30 seconds");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private async Task<HealthReportEntry> CheckAsync(string name) =>
        (await _services!.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries[name];

    /// <summary>A broker that is not there.</summary>
    private sealed class Away : IRecordPublisher
    {
        public ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken) => throw new IOException();
    }

    private sealed class Failing : IEventHandler
    {
        public bool Fails { get; set; }

        public TaskCompletionSource? Hold { get; set; }

        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
        {
            if (Hold is not null)
            {
                Called.TrySetResult();
                await Hold.Task;
            }

            if (Fails)
                throw new IOException();
        }
    }
}
