using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.OpenTelemetry;

/// <summary>Handlers of kind <c>otlp</c> in <c>EventLog:Handlers</c>.</summary>
public sealed class OpenTelemetrySettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_host_writes_to_a_collector_as_its_settings_say()
    {
        await using Collector collector = await Collector.StartAsync();
        using IHost host = Create($$"""
            {
              "Kind": "otlp", "Endpoint": "{{collector.Endpoint}}", "Protocol": "http/protobuf", "Headers": "x-tenant=acme",
              "Resource": { "service.name": "shop" }, "Outbox": { "FirstPause": "00:00:00.010" }
            }
            """);
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventLog log = host.Services.GetRequiredService<EventLog>();
        (await log.RecordAsync("acme.page-view", 1, "{\"page\":\"/\"}"u8.ToArray(), CancellationToken.None)).Status.Should().Be(EventStatus.Recorded);
        for (int round = 0; ((OutboxHandler)log.Handlers["otlp"]).Waiting > 0; round++)
        {
            round.Should().BeLessThan(6000, "the collector should have it within a minute");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        ReceivedLog received = collector.Logs.Single();
        received.Body.Should().Contain("\"page\":\"/\"");
        received.Resource.Should().Contain("service.name", "shop");
        received.Tenant.Should().Be("acme");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_its_path_and_no_secret()
    {
        using IHost host = Create("""{ "Kind": "otlp", "Endpoint": "collector:4318", "Protocol": "http", "Headers": "Bearer s3cret", "Resource": "shop" }""");
        Func<EventLog> start = host.Services.GetRequiredService<EventLog>;
        start.Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Select(finding => (finding.Resource, finding.Message)).Should().Equal(
            ("EventLog:Handlers:otlp:Endpoint", "this is no address that begins with 'http://' or 'https://' and names a host"),
            ("EventLog:Handlers:otlp:Protocol", "'http' is not allowed; allowed are 'http/protobuf', 'grpc'"),
            ("EventLog:Handlers:otlp:Headers", "these are no headers; write 'name=value', separated by commas"),
            ("EventLog:Handlers:otlp:Resource", "a single value stands where values by name are expected, such as { \"name\": \"value\" }"));
    }

    private IHost Create(string handler)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder });
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""{ "Packs": { "Folders": [] }, "EventLog": { "Directory": "{{_folder}}", "Handlers": { "otlp": {{handler}} } } }""")));
        builder.Services.AddSchemaPacks(builder.Configuration, packs => packs.OfferOpenTelemetry()
            .FromDocument("page", "{ $id: acme.page-view, version: 1, properties: { page: { type: string, categories: [unrestricted] } } }").Allow("acme.page-view"));
        return builder.Build();
    }
}
