using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Resources;
using SchemaPacks.Handlers;
using SchemaPacks.OpenTelemetry;

namespace SchemaPacks.Tests.OpenTelemetry;

public sealed class OpenTelemetryTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private Collector _collector = null!; // set before each test

    public async ValueTask InitializeAsync() => _collector = await Collector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_record_arrives_as_a_log_record_with_body_time_attributes_and_resource()
    {
        await using ServiceProvider services = Services(otlp =>
        {
            otlp.Headers = "x-tenant=acme";
            otlp.Resource = resource => resource.AddService("shop");
        });
        await RecordAsync(services, "/");
        await EmptyAsync(services);

        ReceivedLog log = _collector.Logs.Single();
        JsonElement record = JsonDocument.Parse(log.Body).RootElement;
        record.GetProperty("page").GetString().Should().Be("/");
        log.Time.Should().Be(record.GetProperty("__timestamp__").GetDateTimeOffset());
        log.Severity.Should().Be(9, "9 is INFO");
        log.EventName.Should().Be("acme.page-view");
        RegistryRevision registry = services.GetRequiredService<IEventSchemaRegistry>().Current;
        log.Attributes.Should().Contain("eventlog.schema.id", "acme.page-view").And.Contain("eventlog.schema.version", "1")
            .And.Contain("eventlog.schema.hash", registry.Schemas.Single(schema => schema.Key.Id == "acme.page-view").ContentHash)
            .And.Contain("eventlog.registry", registry.Digest).And.Contain("eventlog.sequence", "1").And.ContainKey("eventlog.outbox");
        DateTimeOffset.Parse(log.Attributes["eventlog.timestamp"], System.Globalization.CultureInfo.InvariantCulture).Should().Be(log.Time);
        log.Resource.Should().Contain("service.name", "shop");
        log.Tenant.Should().Be("acme");
    }

    [Fact]
    public async Task Many_records_arrive_in_order_and_few_requests()
    {
        await using ServiceProvider services = Services();
        _collector.Status = 503;
        foreach (int number in Enumerable.Range(1, 1200))
            await RecordAsync(services, $"{number}");
        _collector.Status = 200;
        await EmptyAsync(services);
        int requests = _collector.Requests;
        Pages().Should().Equal(Enumerable.Range(1, 1200).Select(number => $"{number}"));
        requests.Should().BeLessThan(1200);
    }

    [Fact]
    public async Task An_answer_that_takes_long_is_awaited_and_counts_for_its_own_batch_alone()
    {
        await using ServiceProvider services = Services(otlp => otlp.Outbox.BatchCount = 1);
        _collector.Takes = TimeSpan.FromSeconds(2.5); // the SDK's flush looks once a second
        await RecordAsync(services, "1");
        await RecordAsync(services, "2");
        await EmptyAsync(services);
        Pages().Should().Equal("1", "2");
        _collector.Requests.Should().Be(2);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(400)]
    public async Task What_the_collector_does_not_take_is_tried_again(int status)
    {
        await using ServiceProvider services = Services();
        _collector.Status = status;
        await RecordAsync(services, "1");
        await RecordAsync(services, "2");
        for (int round = 0; Outbox(services).Failures < 2 && round < 3000; round++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Outbox(services).Failures.Should().BeGreaterThanOrEqualTo(2);
        Outbox(services).Waiting.Should().Be(2);
        Outbox(services).PublishFailure.Should().Be($"the collector at '127.0.0.1' answered {status}");
        _collector.Status = 200;
        await EmptyAsync(services);
        Pages().Should().Equal("1", "2");
        services.GetRequiredService<EventLog>().DeadLetters.Should().Be((0, 0));
    }

    [Fact]
    public async Task A_collector_that_is_not_there_loses_nothing()
    {
        Uri endpoint = _collector.Endpoint;
        await _collector.DisposeAsync();
        await using (ServiceProvider services = Services(otlp => otlp.Endpoint = endpoint))
        {
            await RecordAsync(services, "1");
            for (int round = 0; Outbox(services).Failures == 0 && round < 3000; round++)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            Outbox(services).Failures.Should().BePositive();
            Outbox(services).PublishFailure.Should().Be("the collector at '127.0.0.1' did not answer");
        }

        _collector = await Collector.StartAsync(); // at another port: settings may change between starts
        await using (ServiceProvider services = Services())
            await EmptyAsync(services);
        Pages().Should().Equal("1");
    }

    private IEnumerable<string?> Pages() => _collector.Logs.Select(log => JsonDocument.Parse(log.Body).RootElement.GetProperty("page").GetString());

    private static OutboxHandler Outbox(IServiceProvider services) => (OutboxHandler)services.GetRequiredService<EventLog>().Handlers["otlp"];

    private static async Task RecordAsync(IServiceProvider services, string page) =>
        (await services.GetRequiredService<IEventLog>().RecordAsync("acme.page-view", 1, Encoding.UTF8.GetBytes($$"""{"page":"{{page}}"}"""), CancellationToken.None))
            .Status.Should().Be(EventStatus.Recorded);

    private static async Task EmptyAsync(IServiceProvider services)
    {
        for (int round = 0; Outbox(services).Waiting > 0; round++)
        {
            round.Should().BeLessThan(3000, "the collector should have everything within 30 seconds");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private ServiceProvider Services(Action<OpenTelemetryOptions>? configure = null) => new ServiceCollection().AddSchemaPacks(packs => packs
        .FromDocument("page", "{ $id: acme.page-view, version: 1, properties: { page: { type: string, categories: [unrestricted] } } }")
        .Allow("acme.page-view")
        .Configure(log => log.Directory = _folder)
        .WriteToOpenTelemetry("otlp", otlp =>
        {
            otlp.Endpoint = _collector.Endpoint;
            otlp.Outbox.FirstPause = TimeSpan.FromMilliseconds(10);
            otlp.Outbox.LongestPause = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(otlp);
        })).BuildServiceProvider();
}
