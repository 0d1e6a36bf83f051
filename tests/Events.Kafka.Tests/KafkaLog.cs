using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;
using SchemaPacks.Kafka;

namespace SchemaPacks.Tests.Kafka;

/// <summary>An event log that writes to Kafka, in a folder of its own.</summary>
internal sealed class KafkaLog : IAsyncDisposable
{
    private const string PageView = """
        $id: acme.org/page-view
        version: 1
        properties:
          page: { type: string, categories: [unrestricted] }
          session: { type: [string, "null"], categories: [unrestricted] }
        """;

    private readonly ServiceProvider _services;

    public KafkaLog(MockCluster cluster, Action<KafkaOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSchemaPacks(packs => packs
            .FromDocument("page", PageView)
            .Allow("acme.org/page-view")
            .Configure(log => log.Directory = Folder)
            .WriteToKafka("kafka", kafka =>
            {
                kafka.BootstrapServers = cluster.Bootstrap;
                kafka.Outbox.FirstPause = TimeSpan.FromMilliseconds(20);
                kafka.Outbox.LongestPause = TimeSpan.FromMilliseconds(200);
                configure?.Invoke(kafka);
            }));
        _services = services.BuildServiceProvider();
        Log = _services.GetRequiredService<EventLog>();
        Outbox = (OutboxHandler)Log.Handlers["kafka"];
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public EventLog Log { get; }

    public OutboxHandler Outbox { get; }

    public IEventSchemaRegistry Registry => _services.GetRequiredService<IEventSchemaRegistry>();

    public async Task RecordAsync(string json) =>
        (await Log.RecordAsync("acme.org/page-view", 1, Encoding.UTF8.GetBytes(json), CancellationToken.None)).Status.Should().Be(EventStatus.Recorded);

    public async Task RecordAsync(int from, int count)
    {
        foreach (int number in Enumerable.Range(from, count))
            await RecordAsync($$"""{"page":"{{number}}","session":"s{{number % 7}}"}""");
    }

    /// <summary>Waits until the brokers have everything. The limit only catches a hang.</summary>
    public async Task EmptyAsync()
    {
        for (int round = 0; Outbox.Waiting > 0; round++)
        {
            round.Should().BeLessThan(6000, "the brokers should have everything within a minute");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
