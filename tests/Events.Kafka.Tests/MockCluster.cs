using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace SchemaPacks.Tests.Kafka;

/// <summary>
/// The cluster that librdkafka has for its own tests: brokers in this process that listen on loopback and speak Kafka's protocol. It keeps no replicas and no disks.
/// </summary>
internal sealed partial class MockCluster : IDisposable
{
    public const short Produce = 0, EndTxn = 26; // keys of requests in Kafka's protocol

    private const int Brokers = 3;

    // The client chooses one of several builds of the library, by what else is installed: calls go to the one that it loaded.
    static MockCluster() => NativeLibrary.SetDllImportResolver(typeof(MockCluster).Assembly, (name, _, _) => name != "librdkafka" ? 0
        : NativeLibrary.Load(Process.GetCurrentProcess().Modules.Cast<ProcessModule>().First(module => module.ModuleName.Contains("rdkafka", StringComparison.Ordinal)).FileName));

    private readonly IAdminClient _owner;
    private readonly nint _cluster;

    public MockCluster()
    {
        var settings = new AdminClientConfig { BootstrapServers = "127.0.0.1:1" }; // the mock puts its own in place of it
        settings.Set("test.mock.num.brokers", "3");
        _owner = new AdminClientBuilder(settings).SetLogHandler((_, _) => { }).Build();
        PropertyInfo property = typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!;
        _cluster = HandleMockCluster(((SafeHandle)property.GetValue(_owner.Handle)!).DangerousGetHandle());
        Bootstrap = Marshal.PtrToStringUTF8(Bootstraps(_cluster))!;
    }

    public string Bootstrap { get; }

    public void CreateTopic(string topic, int partitions) => TopicCreate(_cluster, topic, partitions, Brokers).Should().Be(0);

    public void TakeDown()
    {
        for (int broker = 1; broker <= Brokers; broker++)
            SetDown(_cluster, broker).Should().Be(0);
    }

    public void BringUp()
    {
        for (int broker = 1; broker <= Brokers; broker++)
            SetUp(_cluster, broker).Should().Be(0);
    }

    /// <summary>Answers the next requests of a kind with errors.</summary>
    public void FailNext(short request, params ErrorCode[] errors) => PushErrors(_cluster, request, (nuint)errors.Length, [.. errors.Select(error => (int)error)]);

    /// <summary>Reads a topic from its beginning until it has seen so many different records, or nothing more comes.</summary>
    public IReadOnlyList<ReadMessage> Read(string topic, int distinct)
    {
        var settings = new ConsumerConfig { BootstrapServers = Bootstrap, GroupId = Guid.NewGuid().ToString(), AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
        using IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(settings).SetLogHandler((_, _) => { }).Build();
        int partitions = _owner.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics.Single().Partitions.Count;
        consumer.Assign(Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        var messages = new List<ReadMessage>();
        while (messages.Select(message => message.Sequence).Distinct().Count() < distinct && consumer.Consume(TimeSpan.FromSeconds(30)) is { } result)
            messages.Add(ReadMessage.Of(result));
        while (consumer.Consume(TimeSpan.FromMilliseconds(200)) is { } more) // what is there twice
            messages.Add(ReadMessage.Of(more));
        return messages;
    }

    public void Dispose() => _owner.Dispose();

    [LibraryImport("librdkafka", EntryPoint = "rd_kafka_handle_mock_cluster")]
    private static partial nint HandleMockCluster(nint client);

    [LibraryImport("librdkafka", EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    private static partial nint Bootstraps(nint cluster);

    [LibraryImport("librdkafka", EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int TopicCreate(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport("librdkafka", EntryPoint = "rd_kafka_mock_broker_set_down")]
    private static partial int SetDown(nint cluster, int broker);

    [LibraryImport("librdkafka", EntryPoint = "rd_kafka_mock_broker_set_up")]
    private static partial int SetUp(nint cluster, int broker);

    [LibraryImport("librdkafka", EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    private static partial void PushErrors(nint cluster, short request, nuint count, int[] errors);
}

/// <summary>A message as a consumer sees it.</summary>
internal sealed record ReadMessage(int Partition, long Offset, string Key, string Value, DateTime Time, IReadOnlyDictionary<string, string> Headers)
{
    public long Sequence => long.Parse(Headers["schemapacks-sequence"], System.Globalization.CultureInfo.InvariantCulture);

    public static ReadMessage Of(ConsumeResult<string, string> result) => new(
        result.Partition.Value, result.Offset.Value, result.Message.Key, result.Message.Value, result.Message.Timestamp.UtcDateTime,
        result.Message.Headers.ToDictionary(header => header.Key, header => Encoding.UTF8.GetString(header.GetValueBytes())));
}
