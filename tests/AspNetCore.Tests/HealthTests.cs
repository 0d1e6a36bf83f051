using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SchemaPacks.Configuration;

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

    private ValueTask<EventOutcome> RecordAsync() =>
        _services!.GetRequiredService<IEventLog>().RecordAsync("acme.page-view", 1, """{"page":"/"}"""u8.ToArray(), TestContext.Current.CancellationToken);

    private async Task<HealthReportEntry> CheckAsync(string name) =>
        (await _services!.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries[name];

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
