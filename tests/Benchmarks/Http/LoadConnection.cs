using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SchemaPacks.Benchmarks.Http;

/// <summary>One connection that sends the same request again as soon as it is answered. Made of a socket and little else, since it shares the machine with the server.</summary>
internal sealed class LoadConnection(IPEndPoint address, byte[] request)
{
    private readonly byte[] _answer = new byte[64 * 1024];

    public Dictionary<int, long> Statuses { get; } = [];

    /// <summary>How long each answer took, in ticks of the clock.</summary>
    public List<long> Latencies { get; } = [];

    /// <summary>Sends until the time is over; what was sent is answered before it ends.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, CancellationToken.None);
        while (!end.IsCancellationRequested)
        {
            long since = Stopwatch.GetTimestamp();
            for (int sent = 0; sent < request.Length;)
                sent += await socket.SendAsync(request.AsMemory(sent), CancellationToken.None);
            int status = await ReceiveAsync(socket);
            Latencies.Add(Stopwatch.GetTimestamp() - since);
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Statuses, status, out _)++;
        }
    }

    private async ValueTask<int> ReceiveAsync(Socket socket)
    {
        int length = 0;
        while (true)
        {
            int received = await socket.ReceiveAsync(_answer.AsMemory(length));
            if (received == 0)
                throw new InvalidOperationException("the server closed the connection");
            length += received;
            int head = _answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && length >= head + 4 + ContentLength(_answer.AsSpan(0, head + 2)))
                return ((_answer[9] - '0') * 100) + ((_answer[10] - '0') * 10) + (_answer[11] - '0'); // HTTP/1.1 204
        }
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        int at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return 0;
        ReadOnlySpan<byte> digits = head[(at + "Content-Length: ".Length)..];
        return int.Parse(Encoding.ASCII.GetString(digits[..digits.IndexOf((byte)'\r')]), System.Globalization.CultureInfo.InvariantCulture);
    }
}
