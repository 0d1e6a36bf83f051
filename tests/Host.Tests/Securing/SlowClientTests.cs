using System.Net.Sockets;
using System.Text;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Securing;

/// <summary>Clients that hold connections open, beside one that behaves.</summary>
public sealed class SlowClientTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Event = """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"a"}}""";

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_body_that_trickles_is_given_up_with_408_and_records_nothing()
    {
        int before = running.Folder.Lines("events").Length;
        using TcpClient client = await ConnectAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Head(Event.Length));
        Task<string> answer = ReadAsync(stream);
        for (int sent = 0; sent < Event.Length && !answer.IsCompleted; sent++)
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Event, sent, 1));
            }
            catch (IOException)
            {
                break; // the host has closed the connection
            }

            await Task.WhenAny(answer, Task.Delay(500, TestContext.Current.CancellationToken));
        }

        (await answer.WaitAsync(Hang)).Should().StartWith("HTTP/1.1 408").And.Contain("SP8010");
        running.Folder.Lines("events").Length.Should().Be(before);
    }

    [Fact]
    public async Task Hundreds_that_never_finish_their_headers_are_closed_and_others_are_served_meanwhile()
    {
        List<TcpClient> idle = [];
        try
        {
            for (int index = 0; index < 300; index++)
            {
                idle.Add(await ConnectAsync());
                await idle[^1].GetStream().WriteAsync("POST /api/eventlog HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray());
            }

            (await running.Host.PostAsync(Event)).Status.Should().Be(204);
            foreach (TcpClient client in idle)
                (await ReadAsync(client.GetStream()).WaitAsync(Hang)).Should().StartWith("HTTP/1.1 408", "headers have fifteen seconds");
        }
        finally
        {
            foreach (TcpClient client in idle)
                client.Dispose();
        }
    }

    [Fact]
    public async Task A_flood_of_large_refused_bodies_leaves_memory_where_it_was()
    {
        byte[] large = Encoding.UTF8.GetBytes(Event.Replace("\"a\"", $"\"{new string('x', 1_200_000)}\"", StringComparison.Ordinal));
        byte[] wrong = Encoding.UTF8.GetBytes(Event.Replace("save", new string('y', 900_000), StringComparison.Ordinal));
        await FloodAsync(20);
        long before = running.Host.WorkingSet;
        await FloodAsync(400);
        (running.Host.WorkingSet - before).Should().BeLessThan(200_000_000, "400 bodies of a megabyte are not kept");
        (await running.Host.PostAsync(Event)).Status.Should().Be(204);

        Task FloodAsync(int requests) => Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (index, _) =>
        {
            Answer answer = await running.Host.PostAsync(index % 2 == 0 ? large : wrong);
            answer.Status.Should().Be(index % 2 == 0 ? 413 : 400);
        });
    }

    private byte[] Head(int length) => Encoding.ASCII.GetBytes(
        $"POST /api/eventlog HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {running.Host.Token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(running.Host.Client.BaseAddress!.Host, running.Host.Client.BaseAddress.Port);
        return client;
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = new StringBuilder();
        var buffer = new char[4096];
        try
        {
            for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
                text.Append(buffer, 0, read);
        }
        catch (IOException)
        {
            // closed by the host in the middle of what was sent to it
        }

        return text.ToString();
    }
}
