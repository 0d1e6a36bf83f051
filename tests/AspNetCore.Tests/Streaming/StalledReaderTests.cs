using System.Net.Sockets;
using System.Text;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Streaming;

/// <summary>Readers that open a stream and then read nothing: they must cost neither time nor memory.</summary>
public sealed class StalledReaderTests
{
    private const int Readers = 50, Events = 40_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Fifty_readers_that_never_read_take_bounded_memory_and_recording_goes_on()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(packs => packs.WriteTo("nowhere", new Nowhere(), handler => handler.Queue = 0));
        List<Socket> sockets = [];
        for (int count = 0; count < Readers; count++)
            sockets.Add(await OpenAsync(app.Client.BaseAddress!));
        app.Log.Outcomes.Watchers.Should().Be(Readers);

        string large = $$"""{"page":"{{new string('x', 2000)}}"}""";
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int count = 0; count < Events; count++) // 80 MB, which none of them takes
            (await app.RecordAsync(large)).IsRecorded.Should().BeTrue();
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        grown.Should().BeLessThan(64 * 1024 * 1024, "the ring holds 16 MiB, and each reader some buffers of a few ten thousand bytes");
        app.Log.Outcomes.Ring.Newest.Should().Be(Events);
        await using OpenStream reading = await app.WatchAsync(lastId: $"{app.Log.Outcomes.Run}-{Events - 1}");
        (await reading.NextAsync()).Data.GetProperty("seq").GetInt64().Should().Be(Events, "who reads is held up by nobody");
        foreach (Socket socket in sockets)
            socket.Dispose();
    }

    private static async Task<Socket> OpenAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken).AsTask().WaitAsync(Hang);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/eventlog/stream HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {RunningApplication.Token}\r\n\r\n"));
        byte[] answer = new byte[12];
        await socket.ReceiveAsync(answer).WaitAsync(Hang); // the stream is open; nothing more is read
        Encoding.ASCII.GetString(answer).Should().Be("HTTP/1.1 200");
        return socket;
    }

    private sealed class Nowhere : IEventHandler
    {
        public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken) => default;
    }
}
