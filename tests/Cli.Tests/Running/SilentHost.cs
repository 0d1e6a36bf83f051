using System.Net;
using System.Net.Sockets;

namespace SchemaPacks.Tests.Running;

/// <summary>Takes connections and never answers.</summary>
internal sealed class SilentHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;
    private TcpClient? _client;

    private SilentHost()
    {
        _listener.Start();
        _loop = ListenAsync();
    }

    /// <summary>Completes with the first bytes of a request.</summary>
    public Task Asked => _asked.Task;

    public string Url => $"http://{_listener.LocalEndpoint}";

    public static SilentHost Start() => new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _client?.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            _client = await _listener.AcceptTcpClientAsync();
            await _client.GetStream().ReadExactlyAsync(new byte[1]);
            _asked.TrySetResult();
        }
        catch (SocketException)
        {
            return; // it is stopped
        }
    }
}
