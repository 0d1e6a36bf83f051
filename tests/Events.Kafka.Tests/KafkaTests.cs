using System.Diagnostics;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Kafka;

namespace SchemaPacks.Tests.Kafka;

public sealed class KafkaTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_record_arrives_in_its_schemas_topic_with_key_time_and_headers()
    {
        await using var log = new KafkaLog(_cluster, kafka => kafka.TopicPrefix = "events.");
        await log.RecordAsync("""{"page":"/"}""");
        await log.EmptyAsync();

        ReadMessage message = _cluster.Read("events.acme.org.page-view", 1).Single();
        message.Key.Should().Be("acme.org/page-view");
        JsonElement record = JsonDocument.Parse(message.Value).RootElement;
        record.GetProperty("page").GetString().Should().Be("/");
        message.Time.Should().BeCloseTo(record.GetProperty("__timestamp__").GetDateTime().ToUniversalTime(), TimeSpan.FromMilliseconds(1), "Kafka keeps milliseconds");
        EventSchema schema = log.Registry.Current.Schemas.Single(one => one.Key.Id == "acme.org/page-view");
        message.Headers.Should().Contain("schemapacks-schema-id", "acme.org/page-view").And.Contain("schemapacks-schema-version", "1")
            .And.Contain("schemapacks-schema-hash", schema.ContentHash).And.Contain("schemapacks-registry", log.Registry.Current.Digest)
            .And.Contain("schemapacks-sequence", "1");
        Guid.TryParse(message.Headers["schemapacks-outbox"], out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_message_carries_the_trace_of_its_event()
    {
        await using var log = new KafkaLog(_cluster, kafka => kafka.TopicPrefix = "events.");
        var sender = new Activity("sender") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        using (sender.SetIdFormat(ActivityIdFormat.W3C).Start())
            await log.RecordAsync("""{"page":"/traced"}""");
        await log.RecordAsync("""{"page":"/"}""");
        await log.EmptyAsync();
        IReadOnlyList<ReadMessage> messages = _cluster.Read("events.acme.org.page-view", 2);
        messages.Single(message => message.Sequence == 1).Headers.Should().Contain("traceparent", sender.Id!);
        messages.Single(message => message.Sequence == 2).Headers.Should().NotContainKey("traceparent");
    }

    [Fact]
    public async Task Records_with_one_key_share_a_partition_and_its_order()
    {
        _cluster.CreateTopic("all", 4);
        await using var log = new KafkaLog(_cluster, kafka => (kafka.Topic, kafka.KeyProperty) = ("all", "session"));
        await log.RecordAsync(0, 70);
        await log.RecordAsync("""{"page":"70","session":null}""");
        await log.EmptyAsync();

        IReadOnlyList<ReadMessage> messages = _cluster.Read("all", 71);
        messages.Should().HaveCount(71);
        messages.Select(message => message.Partition).Distinct().Should().HaveCountGreaterThan(1);
        messages.Single(message => message.Sequence == 71).Key.Should().Be("acme.org/page-view", "it has no session");
        foreach (IGrouping<string, ReadMessage> session in messages.GroupBy(message => message.Key))
        {
            session.Select(message => message.Partition).Distinct().Should().HaveCount(1);
            session.OrderBy(message => message.Offset).Select(message => message.Sequence).Should().BeInAscendingOrder();
        }
    }

    [Fact]
    public async Task An_outage_of_all_brokers_loses_nothing()
    {
        _cluster.CreateTopic("all", 1);
        await using var log = new KafkaLog(_cluster, kafka =>
        {
            kafka.Topic = "all";
            kafka.Outbox.Timeout = TimeSpan.FromSeconds(2);
        });
        await log.RecordAsync(1, 20);
        await log.EmptyAsync();
        _cluster.TakeDown();
        await log.RecordAsync(21, 50);
        for (int round = 0; log.Outbox.Failures == 0 && round < 6000; round++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        log.Outbox.Failures.Should().BePositive();
        log.Outbox.Waiting.Should().Be(50);
        _cluster.BringUp();
        await log.EmptyAsync();

        IReadOnlyList<ReadMessage> messages = _cluster.Read("all", 70);
        messages.Select(message => message.Sequence).Distinct().Should().Equal(Enumerable.Range(1, 70).Select(number => (long)number), "nothing is missing, and first copies are in order");
        log.Log.DeadLetters.Should().Be((0, 0));
    }

    [Fact]
    public async Task Errors_that_pass_are_tried_again_without_a_duplicate()
    {
        _cluster.CreateTopic("all", 1);
        await using var log = new KafkaLog(_cluster, kafka => kafka.Topic = "all");
        await log.RecordAsync(1, 10);
        await log.EmptyAsync();
        _cluster.FailNext(MockCluster.Produce, ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut, ErrorCode.NotEnoughReplicas, ErrorCode.BrokerNotAvailable);
        await log.RecordAsync(11, 50);
        await log.EmptyAsync();
        _cluster.Read("all", 60).Select(message => message.Sequence).Should().Equal(Enumerable.Range(1, 60).Select(number => (long)number));
    }

    [Fact]
    public async Task An_error_that_the_client_gives_up_on_is_tried_again_by_the_outbox()
    {
        _cluster.CreateTopic("all", 1);
        await using var log = new KafkaLog(_cluster, kafka => kafka.Topic = "all");
        await log.RecordAsync(1, 5);
        await log.EmptyAsync();
        _cluster.FailNext(MockCluster.Produce, ErrorCode.TopicAuthorizationFailed, ErrorCode.TopicAuthorizationFailed);
        await log.RecordAsync(6, 5);
        string? reason = null;
        for (int round = 0; log.Outbox.Waiting > 0 && round < 30_000; round++, await Task.Delay(1, TestContext.Current.CancellationToken))
            reason = log.Outbox.PublishFailure ?? reason;
        reason.Should().Be("Kafka error TopicAuthorizationFailed");
        await log.EmptyAsync();
        _cluster.Read("all", 10).Select(message => message.Sequence).Distinct().Should().BeEquivalentTo(Enumerable.Range(1, 10).Select(number => (long)number));
        log.Log.DeadLetters.Should().Be((0, 0), "a right that is missing now may be there soon");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("here-1")]
    public async Task A_record_that_is_too_large_becomes_a_dead_letter_and_the_others_arrive(string? transactionalId)
    {
        _cluster.CreateTopic("all", 1);
        await using var log = new KafkaLog(_cluster, kafka =>
        {
            (kafka.Topic, kafka.TransactionalId) = ("all", transactionalId);
            kafka.Client["message.max.bytes"] = "2000";
        });
        await log.RecordAsync("""{"page":"1"}""");
        await log.RecordAsync($$"""{"page":"{{new string('x', 3000)}}"}""");
        await log.RecordAsync("""{"page":"3"}""");
        await log.EmptyAsync();
        _cluster.Read("all", 2).Select(message => message.Sequence).Distinct().Should().Equal(1, 3);
        log.Log.DeadLetters.Should().Be((1, 0));
        string letter = File.ReadAllText(Directory.GetFiles(log.Folder, "dead-letters-*.jsonl").Single());
        letter.Should().Contain("MsgSizeTooLarge");
    }

    [Fact]
    public async Task A_transaction_that_fails_is_published_again()
    {
        _cluster.CreateTopic("all", 1);
        await using var log = new KafkaLog(_cluster, kafka => (kafka.Topic, kafka.TransactionalId) = ("all", "here-1"));
        await log.RecordAsync(1, 10);
        await log.EmptyAsync();
        _cluster.FailNext(MockCluster.EndTxn, ErrorCode.GroupCoordinatorNotAvailable, ErrorCode.InvalidProducerEpoch);
        await log.RecordAsync(11, 10);
        await log.EmptyAsync();
        _cluster.Read("all", 20).Select(message => message.Sequence).Distinct().Should().Equal(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Theory]
    [InlineData("", null, "no brokers")]
    [InlineData("localhost:9092", "acks", "'acks' may not be set there")]
    public void Wrong_settings_are_said_at_the_start(string brokers, string? setting, string message)
    {
        var services = new ServiceCollection().AddSchemaPacks(packs => packs.WriteToKafka("kafka", kafka =>
        {
            kafka.BootstrapServers = brokers;
            if (setting is not null)
                kafka.Client[setting] = "1";
        })).BuildServiceProvider();
        services.Invoking(all => all.GetRequiredService<EventLog>()).Should().Throw<ArgumentException>().WithMessage($"*{message}*");
    }
}
