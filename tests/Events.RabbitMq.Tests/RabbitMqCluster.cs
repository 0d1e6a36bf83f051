using System.Diagnostics;
using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace SchemaPacks.Tests.RabbitMq;

/// <summary>Three real servers, started one after the other, so that the cluster is whole before anything is declared. None where they are not installed.</summary>
public sealed class RabbitMqCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-rabbit-").FullName;
    private readonly int _port = 20_000 + (Environment.ProcessId % 400 * 25); // below the ports that the system gives out
    private readonly List<RabbitMqNode> _nodes = [];

    public bool IsInstalled { get; } = !OperatingSystem.IsWindows() && File.Exists(RabbitMqNode.Program);

    public IReadOnlyList<Uri> Uris => [.. _nodes.Select(node => node.Uri)];

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled || OperatingSystem.IsWindows())
            return;
        string cookie = Path.Combine(_folder, ".erlang.cookie");
        await File.WriteAllTextAsync(cookie, Guid.NewGuid().ToString("N"));
        File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        for (int number = 1; number <= RabbitMqNode.Nodes; number++)
        {
            var node = new RabbitMqNode(_folder, number, _port);
            _nodes.Add(node);
            await node.StartAsync();
        }
    }

    /// <summary>Asks the cluster which node leads a queue or stream, until one does.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="but">A node that is not asked, since it was killed, and whose lead has ended.</param>
    /// <returns>The node's number, from 1.</returns>
    public async Task<int> LeaderOfAsync(string queue, int but = 0)
    {
        RabbitMqNode asked = _nodes[but == 1 ? 1 : 0];
        for (int round = 0; ; round++)
        {
            int leader = await asked.LeaderOfAsync(queue);
            if (leader > 0 && leader != but)
                return leader;
            round.Should().BeLessThan(100, "a node should lead '{0}' within minutes", queue);
            await Task.Delay(200);
        }
    }

    public void Kill(int node) => _nodes[node - 1].Kill();

    public Task StartAsync(int node) => _nodes[node - 1].StartAsync();

    /// <summary>Reads a queue or stream from its beginning until it has seen so many different records, by any node but one.</summary>
    public async Task<IReadOnlyList<ReadMessage>> ReadAsync(string queue, bool isStream, int distinct, int but = 0)
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Uris[but == RabbitMqNode.Nodes ? 0 : ^1] }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        await channel.BasicQosAsync(0, 100, false);
        var messages = new List<ReadMessage>();
        var whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            messages.Add(ReadMessage.Of(delivery));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            if (messages.Select(message => message.Sequence).Distinct().Count() == distinct)
                whole.TrySetResult();
        };
        var arguments = isStream ? new Dictionary<string, object?> { ["x-stream-offset"] = "first" } : null;
        await channel.BasicConsumeAsync(queue, autoAck: false, "", noLocal: false, exclusive: false, arguments, consumer);
        await Task.WhenAny(whole.Task, Task.Delay(TimeSpan.FromMinutes(1)));
        await channel.CloseAsync();
        return messages;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RabbitMqNode node in _nodes)
            node.Dispose();
        if (_nodes.Count > 0)
        {
            var start = new ProcessStartInfo("epmd", ["-port", (_port + 20).ToString(CultureInfo.InvariantCulture), "-kill"]) { RedirectStandardOutput = true };
            using Process epmd = Process.Start(start)!; // which the first node started
            await epmd.WaitForExitAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>One cluster for all tests: it takes long to start.</summary>
[CollectionDefinition("cluster")]
public sealed class OneCluster : ICollectionFixture<RabbitMqCluster>;

/// <summary>A message as a consumer sees it.</summary>
public sealed record ReadMessage(string Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public long Sequence => long.Parse(Headers["schemapacks-sequence"], CultureInfo.InvariantCulture);

    public static ReadMessage Of(BasicDeliverEventArgs delivery) => new(
        System.Text.Encoding.UTF8.GetString(delivery.Body.Span), delivery.BasicProperties.ContentType,
        delivery.BasicProperties.Headers!.Where(header => header.Value is byte[]).ToDictionary(header => header.Key, header => System.Text.Encoding.UTF8.GetString((byte[])header.Value!)));
}
