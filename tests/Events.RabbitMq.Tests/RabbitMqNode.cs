using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace SchemaPacks.Tests.RabbitMq;

/// <summary>A real server of its own, on loopback, with its files in a folder of the cluster.</summary>
internal sealed class RabbitMqNode(string folder, int number, int basePort) : IDisposable
{
    public const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    public const int Nodes = 3;

    private const string Control = "/usr/lib/rabbitmq/bin/rabbitmqctl";

    private Process? _process;

    public Uri Uri => new($"amqp://guest:guest@127.0.0.1:{basePort + number}/");

    private string Folder => Path.Combine(folder, $"node-{number}");

    /// <summary>Starts it, and waits until clients can connect. It joins the first node if that runs.</summary>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "plugins"), "[].");
        IEnumerable<string> members = Enumerable.Range(1, Nodes).Select(node => $"cluster_formation.classic_config.nodes.{node} = {Name(node)}");
        File.WriteAllLines(Path.Combine(Folder, "rabbitmq.conf"),
        [
            $"listeners.tcp.1 = 127.0.0.1:{basePort + number}",
            "cluster_formation.peer_discovery_backend = classic_config", .. members,
        ]);
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach ((string name, string value) in new[]
        {
            ("ERL_EPMD_ADDRESS", "127.0.0.1"),
            ("RABBITMQ_DIST_PORT", (basePort + 10 + number).ToString(CultureInfo.InvariantCulture)),
            ("RABBITMQ_MNESIA_BASE", Folder),
            ("RABBITMQ_LOG_BASE", Folder),
            ("RABBITMQ_ENABLED_PLUGINS_FILE", Path.Combine(Folder, "plugins")),
            ("RABBITMQ_CONFIG_FILE", Path.Combine(Folder, "rabbitmq")),
            ("RABBITMQ_PID_FILE", Path.Combine(Folder, "pid")),
        })
            start.Environment[name] = value;
        Address(start);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { }; // read, so that it never waits for a reader
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (int round = 0; !await AnswersAsync(); round++)
        {
            _process.HasExited.Should().BeFalse("the server should run; its log is in {0}", Folder);
            round.Should().BeLessThan(600, "the server should answer within minutes");
            await Task.Delay(300);
        }
    }

    /// <summary>Asks this node which node leads a queue or stream.</summary>
    /// <returns>Its number; 0 while there is none.</returns>
    public async Task<int> LeaderOfAsync(string queue)
    {
        var start = new ProcessStartInfo(Control, ["--quiet", "--formatter", "json", "list_queues", "name", "leader"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        Address(start);
        using Process control = Process.Start(start)!;
        Task<string> error = control.StandardError.ReadToEndAsync();
        string output = await control.StandardOutput.ReadToEndAsync();
        await control.WaitForExitAsync();
        control.ExitCode.Should().Be(0, "the node should say who leads its queues: {0} {1}", output, await error);
        string? leader = JsonDocument.Parse(output).RootElement.EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == queue).GetProperty("leader").GetString();
        return Enumerable.Range(1, Nodes).FirstOrDefault(node => Name(node) == leader);
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose() => Kill();

    // How a program of the server finds this node, and may speak to it.
    private void Address(ProcessStartInfo start)
    {
        start.Environment["HOME"] = folder; // where the cookie is
        start.Environment["ERL_EPMD_PORT"] = (basePort + 20).ToString(CultureInfo.InvariantCulture);
        start.Environment["RABBITMQ_NODENAME"] = Name(number);
    }

    private static string Name(int node) => $"schemapacks{node}@localhost";

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using IConnection connection = await new ConnectionFactory { Uri = Uri }.CreateConnectionAsync();
            return true;
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }
}
