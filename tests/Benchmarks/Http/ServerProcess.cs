using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace SchemaPacks.Benchmarks.Http;

/// <summary>A server in a process of its own: the real host with the settings that are shipped, or the bare one.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Token = "a-token-of-the-benchmark-0123456789";

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProcess(Process process, IPEndPoint address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    public IPEndPoint Address { get; }

    /// <summary>The most memory that it has used, in MiB.</summary>
    public double PeakMebibytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / (1024.0 * 1024.0);
        }
    }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ServerProcess StartBare()
    {
        IPEndPoint address = FreeAddress();
        return Start(address, [typeof(ServerProcess).Assembly.Location, "bare-server", Url(address)], []);
    }

    public static ServerProcess StartHost(string events, params (string Name, string Value)[] settings) => StartHost(events, null, settings);

    /// <param name="events">Where its files of records go.</param>
    /// <param name="published">The folder of a published host; null for the one that was built with the benchmarks.</param>
    /// <param name="settings">Settings beside those that every run has.</param>
    public static ServerProcess StartHost(string events, string? published, params (string Name, string Value)[] settings)
    {
        IPEndPoint address = FreeAddress();
        string folder = published ?? typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "HostFolder").Value!;
        return Start(
            address, [Path.Combine(folder, "SchemaPacks.Host.dll"), "--urls", Url(address)],
            [("EventLog__Token", Token), ("EventLog__Directory", events), ("Logging__LogLevel__Default", "Error"), .. settings]);
    }

    /// <summary>Stops it as an operator does, so that all it has acknowledged is written.</summary>
    public void Stop()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        if (!_process.WaitForExit(Hang))
            throw new InvalidOperationException("the server did not stop");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static ServerProcess Start(IPEndPoint address, string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!, address);
        long since = Stopwatch.GetTimestamp();
        while (!server.Answers())
        {
            if (server._process.HasExited || Stopwatch.GetElapsedTime(since) > Hang)
                throw new InvalidOperationException("the server did not start");
            Thread.Sleep(10);
        }

        return server;
    }

    private bool Answers()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(Address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private static string Url(IPEndPoint address) => $"http://{address}";
}
