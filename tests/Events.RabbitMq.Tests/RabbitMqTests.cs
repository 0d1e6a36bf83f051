using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;
using SchemaPacks.RabbitMq;

namespace SchemaPacks.Tests.RabbitMq;

[Collection("cluster")]
public sealed class RabbitMqTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly RabbitMqCluster _cluster;

    public RabbitMqTests(RabbitMqCluster cluster)
    {
        _cluster = cluster;
        Assert.SkipUnless(cluster.IsInstalled, "rabbitmq-server is not installed");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(RabbitMqQueue.Quorum)]
    [InlineData(RabbitMqQueue.Stream)]
    public async Task Records_arrive_in_order_with_their_headers(RabbitMqQueue kind)
    {
        string queue = $"arrive-{kind}";
        await using ServiceProvider services = Services((kind, queue));
        foreach (int number in Enumerable.Range(1, 300))
            await RecordAsync(services, number);
        var sender = new Activity("sender") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        using (sender.SetIdFormat(ActivityIdFormat.W3C).Start())
            await RecordAsync(services, 301);
        await EmptyAsync(services, queue);

        IReadOnlyList<ReadMessage> messages = await _cluster.ReadAsync(queue, kind == RabbitMqQueue.Stream, 301);
        messages.Select(Number).Should().Equal(Enumerable.Range(1, 301));
        RegistryRevision registry = services.GetRequiredService<IEventSchemaRegistry>().Current;
        messages[0].Headers.Should().NotContainKey("traceparent");
        messages[300].Headers.Should().Contain("traceparent", sender.Id!);
        messages[0].ContentType.Should().Be("application/json");
        messages[0].Headers.Should().Contain("schemapacks-schema-id", "acme.page-view").And.Contain("schemapacks-schema-version", "1")
            .And.Contain("schemapacks-registry", registry.Digest).And.Contain("schemapacks-sequence", "1").And.ContainKey("schemapacks-outbox")
            .And.Contain("schemapacks-schema-hash", registry.Schemas.Single(schema => schema.Key.Id == "acme.page-view").ContentHash);
    }

    [Theory]
    [InlineData(RabbitMqQueue.Quorum)]
    [InlineData(RabbitMqQueue.Stream)]
    public async Task A_leader_that_is_killed_in_mid_publish_loses_nothing(RabbitMqQueue kind)
    {
        string queue = $"killed-{kind}";
        await using ServiceProvider services = Services((kind, queue));
        await RecordAsync(services, 0);
        await EmptyAsync(services, queue); // so that the queue is declared, and has a leader
        int leader = await _cluster.LeaderOfAsync(queue);
        OutboxHandler outbox = Outbox(services, queue);
        int recorded = 0;
        bool isKilled = false;
        var recording = Task.Run(async () =>
        {
            for (; !Volatile.Read(ref isKilled) || recorded < 2000; Interlocked.Increment(ref recorded)) // also while and after it dies
                await RecordAsync(services, recorded + 1);
        });
        while (!recording.IsCompleted && (Volatile.Read(ref recorded) < 500 || outbox.Waiting == 0))
            await Task.Delay(1);
        _cluster.Kill(leader);
        Volatile.Write(ref isKilled, true);
        await recording;
        await EmptyAsync(services, queue);

        (await _cluster.LeaderOfAsync(queue, but: leader)).Should().NotBe(leader, "another node leads it");
        (await _cluster.ReadAsync(queue, kind == RabbitMqQueue.Stream, recorded + 1, but: leader)).Select(Number).Distinct().Should().BeEquivalentTo(Enumerable.Range(0, recorded + 1));
        services.GetRequiredService<EventLog>().DeadLetters.Should().Be((0, 0));
        await _cluster.StartAsync(leader);
    }

    [Fact]
    public async Task What_the_broker_answers_is_said_by_number_and_name()
    {
        await using (ServiceProvider first = Services((RabbitMqQueue.Quorum, "taken")))
        {
            await RecordAsync(first, 1);
            await EmptyAsync(first, "taken");
        }

        await using ServiceProvider services = Services((RabbitMqQueue.Stream, "taken")); // the queue is there, and of another kind
        await RecordAsync(services, 2);
        OutboxHandler outbox = Outbox(services, "taken");
        for (int round = 0; outbox.PublishFailure is null && round < 12_000; round++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        outbox.PublishFailure.Should().Be("RabbitMQ answered 406 PRECONDITION_FAILED");
    }

    private static int Number(ReadMessage message) => JsonDocument.Parse(message.Body).RootElement.GetProperty("page").GetInt32();

    private static OutboxHandler Outbox(IServiceProvider services, string queue) => (OutboxHandler)services.GetRequiredService<EventLog>().Handlers[queue];

    private static async Task RecordAsync(IServiceProvider services, int number) =>
        (await services.GetRequiredService<IEventLog>().RecordAsync("acme.page-view", 1, Encoding.UTF8.GetBytes($$"""{"page":{{number}}}"""), CancellationToken.None))
            .Status.Should().Be(EventStatus.Recorded);

    private static async Task EmptyAsync(IServiceProvider services, string queue)
    {
        for (int round = 0; Outbox(services, queue).Waiting > 0; round++)
        {
            round.Should().BeLessThan(12_000, "the brokers should have everything within two minutes");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private ServiceProvider Services(params (RabbitMqQueue Kind, string Queue)[] queues) => new ServiceCollection().AddSchemaPacks(packs =>
    {
        packs.FromDocument("page", "{ $id: acme.page-view, version: 1, properties: { page: { type: integer, categories: [unrestricted] } } }")
            .Allow("acme.page-view")
            .Configure(log => log.Directory = _folder);
        foreach ((RabbitMqQueue kind, string queue) in queues)
            packs.WriteToRabbitMq(queue, rabbit =>
            {
                foreach (Uri uri in _cluster.Uris)
                    rabbit.Uris.Add(uri);
                (rabbit.Queue, rabbit.Kind) = (queue, kind);
                rabbit.Outbox.BatchCount = 50;
                rabbit.Outbox.FirstPause = TimeSpan.FromMilliseconds(50);
                rabbit.Outbox.LongestPause = TimeSpan.FromSeconds(1);
            });
    }).BuildServiceProvider();
}
