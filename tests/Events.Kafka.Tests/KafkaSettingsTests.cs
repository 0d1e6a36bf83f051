using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Kafka;

namespace SchemaPacks.Tests.Kafka;

/// <summary>Handlers of kind <c>kafka</c> in <c>EventLog:Handlers</c>.</summary>
public sealed class KafkaSettingsTests : IDisposable
{
    private const string PageView = "{ $id: acme.org/page-view, version: 1, properties: { page: { type: string, categories: [unrestricted] } } }";

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_host_writes_to_Kafka_as_its_settings_say()
    {
        using var cluster = new MockCluster();
        cluster.CreateTopic("in.acme.org.page-view", 1);
        using IHost host = Create($$"""
            {
              "Kind": "kafka",
              "BootstrapServers": "{{cluster.Bootstrap}}",
              "TopicPrefix": "in.",
              "KeyProperty": "page",
              "Client": { "message.max.bytes": "2000" },
              "Outbox": { "BatchCount": 7, "FirstPause": "00:00:00.020", "LongestPause": "00:00:00.200", "Attempts": 2 }
            }
            """);
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventLog log = host.Services.GetRequiredService<EventLog>();
        foreach (string page in new[] { "a", "b", new string('x', 3000), "c" })
            (await log.RecordAsync("acme.org/page-view", 1, Encoding.UTF8.GetBytes($$"""{"page":"{{page}}"}"""), CancellationToken.None)).Status.Should().Be(EventStatus.Recorded);
        var outbox = (OutboxHandler)log.Handlers["kafka"];
        for (int round = 0; outbox.Waiting > 0; round++)
        {
            round.Should().BeLessThan(6000, "the brokers should have everything within a minute");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        cluster.Read("in.acme.org.page-view", 3).Select(message => message.Key).Should().Equal("a", "b", "c");
        log.DeadLetters.Should().Be((1, 0), "the client's limit was set to 2000 bytes");
        outbox.Directory.Should().Be(Path.Combine(_folder, "kafka-outbox"));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_host_starts_and_records_while_no_broker_answers()
    {
        using IHost host = Create("""{ "Kind": "Kafka", "BootstrapServers": "127.0.0.1:1" }""");
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventLog log = host.Services.GetRequiredService<EventLog>();
        (await log.RecordAsync("acme.org/page-view", 1, "{\"page\":\"/\"}"u8.ToArray(), CancellationToken.None)).Status.Should().Be(EventStatus.Recorded);
        log.HandlerStatuses.Single().IsRequired.Should().BeTrue("an outbox is, unless settings say otherwise");
        ((OutboxHandler)log.Handlers["kafka"]).Waiting.Should().Be(1);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_its_path() => Problems("""
        {
          "Kind": "kafka", "Required": "yes", "BootstrapServer": "a:1", "Topic": "a b", "TopicPrefix": "a/",
          "Client": { "acks": "0" },
          "Outbox": { "BatchCount": "many", "FirstPause": "00:00:10", "LongestPause": "00:00:01", "Size": 1 }
        }
        """).Should().Equal(
        ("EventLog:Handlers:kafka:BootstrapServer", "no setting has this name (did you mean 'BootstrapServers'?); allowed are 'Kind', 'Required', 'Schemas', 'AllowedCategories', 'AllowedProperties', 'Redaction', 'Queue', 'QueueBytes', 'WhenFull', 'QueueWait', 'Attempts', 'Timeout', 'Pause', 'BootstrapServers', 'Topic', 'TopicPrefix', 'KeyProperty', 'TransactionalId', 'Client', 'Outbox'"),
        ("EventLog:Handlers:kafka:Required", "'yes' is neither 'true' nor 'false'"),
        ("EventLog:Handlers:kafka:Outbox:Size", "no setting has this name; allowed are 'BatchCount', 'BatchBytes', 'Timeout', 'FirstPause', 'LongestPause', 'Attempts', 'SegmentBytes', 'MaxBytes'"),
        ("EventLog:Handlers:kafka:Outbox:BatchCount", "'many' is no whole number from 1 to 100000"),
        ("EventLog:Handlers:kafka:Outbox", "'LongestPause' (00:00:01) is shorter than 'FirstPause' (00:00:10); raise the one or lower the other"),
        ("EventLog:Handlers:kafka:BootstrapServers", "there are no brokers; name one or more, such as 'broker-1:9092,broker-2:9092'"),
        ("EventLog:Handlers:kafka:Topic", "'a b' cannot name a topic; use at most 249 letters, digits, '.', '-' and '_'"),
        ("EventLog:Handlers:kafka:TopicPrefix", "'a/' cannot begin the name of a topic; use letters, digits, '.', '-' and '_'"),
        ("EventLog:Handlers:kafka:Client", "'acks' may not be set there: it is fixed, or has a setting of its own; remove it"));

    [Theory]
    [InlineData("""{ "securty.protocol": "ssl" }""", "securty.protocol")]
    [InlineData("""{ "security.protocol": "sll" }""", "security.protocol")]
    [InlineData("""{ "security.protocol": "ssl", "ssl.ca.location": "/no/such/file" }""", "ssl.ca.location")]
    public void What_the_client_does_not_take_stops_the_start_and_not_the_first_batch(string client, string setting)
    {
        (string path, string message) = Problems($$"""{ "Kind": "kafka", "BootstrapServers": "127.0.0.1:1", "Client": {{client}} }""").Should().ContainSingle().Subject;
        path.Should().Be("EventLog:Handlers:kafka:Client");
        message.Should().StartWith("the client does not take its settings (").And.Contain(setting);
    }

    [Fact]
    public void A_transaction_that_would_end_before_its_messages_is_found_at_the_start() =>
        Problems("""{ "Kind": "kafka", "BootstrapServers": "127.0.0.1:1", "TransactionalId": "here", "Outbox": { "Timeout": "00:05:00" } }""")
            .Should().ContainSingle().Which.Message.Should().Contain("transaction.timeout.ms");

    [Fact]
    public void The_same_is_wrong_in_code()
    {
        Action write = () => new ServiceCollection().AddSchemaPacks(packs => packs.WriteToKafka("kafka", kafka => kafka.Topic = "a b")).BuildServiceProvider().GetRequiredService<EventLog>();
        write.Should().Throw<ArgumentException>().WithMessage("BootstrapServers of handler 'kafka' is wrong: there are no brokers*");
    }

    [Fact]
    public void Without_the_offer_the_kind_is_unknown()
    {
        IConfiguration settings = Settings("""{ "Kind": "kafka" }""");
        Action start = () => new ServiceCollection().AddSchemaPacks(settings).BuildServiceProvider().GetRequiredService<EventLog>();
        start.Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Single().Message
            .Should().Be("'kafka' is not allowed; allowed are 'file', 'console', 'memory', 'logger'");
    }

    private IHost Create(string handler)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder });
        builder.Configuration.AddConfiguration(Settings(handler));
        builder.Services.AddSchemaPacks(builder.Configuration, packs => packs.OfferKafka().FromDocument("page", PageView).Allow("acme.org/page-view"));
        return builder.Build();
    }

    private IReadOnlyList<(string Path, string Message)> Problems(string handler)
    {
        using IHost host = Create(handler);
        Func<EventLog> start = host.Services.GetRequiredService<EventLog>;
        return [.. start.Should().Throw<SchemaPacksConfigurationException>().Which.Findings.Select(finding => (finding.Resource!, finding.Message))];
    }

    private IConfiguration Settings(string handler) => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
        $$"""{ "Packs": { "Folders": [] }, "EventLog": { "Directory": "{{_folder}}", "Handlers": { "kafka": {{handler}} } } }"""))).Build();
}
