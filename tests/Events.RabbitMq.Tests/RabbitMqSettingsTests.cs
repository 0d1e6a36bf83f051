using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.RabbitMq;

/// <summary>Handlers of kind <c>rabbitmq</c> in <c>EventLog:Handlers</c>, with the servers of the other tests.</summary>
[Collection("cluster")]
public sealed class RabbitMqSettingsTests(RabbitMqCluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_host_writes_to_RabbitMQ_as_its_settings_say()
    {
        Assert.SkipUnless(cluster.IsInstalled, "rabbitmq-server is not installed");
        using IHost host = Create($$"""
            {
              "Kind": "rabbitmq", "Uris": ["{{cluster.Uris[0]}}", "{{cluster.Uris[1]}}"], "QueueName": "settings", "QueueType": "stream",
              "Arguments": { "x-max-length-bytes": "20000000", "x-max-age": "1D" }, "Outbox": { "BatchCount": 2 }
            }
            """);
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventLog log = host.Services.GetRequiredService<EventLog>();
        for (int page = 1; page <= 5; page++)
            (await log.RecordAsync("acme.page-view", 1, Encoding.UTF8.GetBytes($$"""{"page":{{page}}}"""), CancellationToken.None)).Status.Should().Be(EventStatus.Recorded);
        for (int round = 0; ((OutboxHandler)log.Handlers["rabbit"]).Waiting > 0; round++)
        {
            round.Should().BeLessThan(12_000, "the brokers should have everything within two minutes");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        (await cluster.ReadAsync("settings", isStream: true, 5)).Select(message => JsonDocument.Parse(message.Body).RootElement.GetProperty("page").GetInt32()).Should().Equal(1, 2, 3, 4, 5);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_its_path_and_no_password()
    {
        using IHost host = Create("""
            {
              "Kind": "rabbitmq", "Uris": ["amqp://shop:s3cret@rabbit-1/", "http://shop:s3cret@rabbit-2/"], "QueueType": "classic",
              "Arguments": { "x-queue-type": "classic" }, "Exchange": { "a": "b" }
            }
            """);
        Func<EventLog> start = host.Services.GetRequiredService<EventLog>;
        start.Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Select(finding => (finding.Resource, finding.Message)).Should().Equal(
            ("EventLog:Handlers:rabbit:Uris:1", "this is no address that begins with 'amqp://' or 'amqps://' and names a host"),
            ("EventLog:Handlers:rabbit:QueueType", "'classic' is not allowed; allowed are 'quorum', 'stream'"),
            ("EventLog:Handlers:rabbit:Exchange", "several values stand where one is expected"),
            ("EventLog:Handlers:rabbit:Arguments:x-queue-type", "'QueueType' says this; remove it"));
    }

    [Theory]
    [InlineData("""{ "Kind": "rabbitmq" }""")]
    [InlineData("""{ "Kind": "rabbitmq", "Uris": [] }""")]
    public void A_broker_is_required(string handler)
    {
        using IHost host = Create(handler);
        Func<EventLog> start = host.Services.GetRequiredService<EventLog>;
        start.Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Single().ToString().Should()
            .Be("EventLog:Handlers:rabbit:Uris: error SP8001: there are no brokers; list one or more, such as [\"amqps://broker-1:5671/\"]");
    }

    private IHost Create(string handler)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder });
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""{ "Packs": { "Folders": [] }, "EventLog": { "Directory": "{{_folder}}", "Handlers": { "rabbit": {{handler}} } } }""")));
        builder.Services.AddSchemaPacks(builder.Configuration, packs => packs.OfferRabbitMq()
            .FromDocument("page", "{ $id: acme.page-view, version: 1, properties: { page: { type: integer, categories: [unrestricted] } } }").Allow("acme.page-view"));
        return builder.Build();
    }
}
