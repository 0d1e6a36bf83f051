using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>Addresses of the real host that other tests do not ask: dead letters, settings, and those of Jupyter Server.</summary>
public sealed class RouteTests : IDisposable
{
    private const string Contents = "eventlogging.jupyter.org/jupyter_server/contentsmanager-actions", Opened = "lab.example/opened";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dead_letter_is_listed_looked_at_and_recorded_once_its_schema_takes_it()
    {
        string file = Path.Combine(_folder.Path, "packs", "Lab", "opened.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Write(file, "[badge, key]");
        await using HostProcess host = await HostProcess.StartAsync(_folder,
            ("Packs__Folders__1", Path.Combine(_folder.Path, "packs")), ("Packs__Settle", "00:00:00.1"), ("EventLog__AllowedSchemas__99", Opened), ("EventLog__DeadLetters__Body", "original"));
        HttpRequestMessage sent = Post("/api/eventlog", $$"""{"schema":"{{Opened}}","version":1,"event":{"by":"magic"} }""");
        sent.Headers.Add("Prefer", "ack=accepted");
        (await host.SendAsync(sent)).Status.Should().Be(202);

        JsonElement group = default;
        await UntilAsync(async () => (await host.GetAsync("/api/deadletters")).Json.GetProperty("groups").EnumerateArray().Any(found => (group = found).GetProperty("count").GetInt64() == 1));
        (group.GetProperty("code").GetString(), group.GetProperty("schema").GetString()).Should().Be(("SP5009", Opened));
        Answer letters = await host.GetAsync($"/api/deadletters/{group.GetProperty("id").GetString()}");
        letters.Json.GetProperty("letters")[0].GetProperty("findings")[0].GetProperty("pointer").GetString().Should().Be("/by");

        Write(file, "[badge, key, magic]");
        await UntilAsync(async () => (await host.GetAsync($"/api/schemas/by-id?id={Opened}&version=1")).Body.Contains("magic", StringComparison.Ordinal));
        Answer dry = await host.SendAsync(Post("/api/deadletters/replay", "{}"));
        (dry.Json.GetProperty("applied").GetBoolean(), dry.Json.GetProperty("recordable").GetInt64()).Should().Be((false, 1));
        _folder.Lines("events").Should().BeEmpty();
        Answer done = await host.SendAsync(Post("/api/deadletters/replay", """{"dryRun":false}"""));
        (done.Json.GetProperty("recorded").GetInt64(), done.Json.GetProperty("left").GetInt64()).Should().Be((1, 0));
        _folder.Lines("events").Should().ContainSingle().Which.Should().Contain("magic");
        (await host.GetAsync("/api/deadletters")).Json.GetProperty("groups").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Settings_are_shown_with_their_source_and_no_secret()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder, ("EventLog__Token", "canary-of-the-settings"), ("Http__MaxBodyBytes", "2000000"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "canary-of-the-settings");
        Answer answer = await host.GetAsync("/api/settings");
        answer.Status.Should().Be(200);
        answer.Body.Should().NotContain("canary");
        Dictionary<string, (string? Value, string? Source)> settings = answer.Json.GetProperty("settings").EnumerateArray()
            .ToDictionary(setting => setting.GetProperty("key").GetString()!, setting => (setting.GetProperty("value").GetString(), setting.GetProperty("source").GetString()));
        settings["EventLog:Token"].Should().Be(("***", "EnvironmentVariables"));
        settings["Http:MaxBodyBytes"].Should().Be(("2000000", "EnvironmentVariables"));
        settings["EventLog:Handlers:events:Kind"].Should().Be(("file", "appsettings.json"));
    }

    [Fact]
    public async Task Jupyters_addresses_record_and_tell_and_another_sites_page_is_not_told()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder);
        using ClientWebSocket own = Socket(host, host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)), foreign = Socket(host, "https://evil.example");
        Uri address = new(host.Client.BaseAddress!.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + "api/events/subscribe");
        await own.ConnectAsync(address, TestContext.Current.CancellationToken);
        Func<Task> connect = () => foreign.ConnectAsync(address, TestContext.Current.CancellationToken);
        await connect.Should().ThrowAsync<WebSocketException>();
        ((int)foreign.HttpStatusCode).Should().Be(403);

        (await host.SendAsync(Post("/api/events", $$"""{"schema_id":"{{Contents}}","version":"1","data":{"action":"save","path":"a"} }"""))).Status.Should().Be(204);
        (await NextAsync(own, $"{{\"schema_id\":\"{Contents}\"")).Should().Contain("\"action\":\"save\"");
        _folder.Lines("events").Where(line => line.Contains(Contents, StringComparison.Ordinal)).Should().ContainSingle();

        HttpRequestMessage posted = Post("/api/events", $$"""{"schema_id":"{{Contents}}","version":"1","data":{"action":"save","path":"a"} }""");
        posted.Headers.Add("Origin", "https://evil.example");
        (await host.SendAsync(posted)).ShouldBeProblem(403, "SP8004");
    }

    private static void Write(string file, string means)
    {
        File.WriteAllText(file + ".tmp", $"$id: {Opened}\nversion: 1\nproperties:\n  by: {{ enum: {means}, categories: [unrestricted] }}\n");
        File.Move(file + ".tmp", file, overwrite: true);
    }

    private static HttpRequestMessage Post(string address, string body) => new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static ClientWebSocket Socket(HostProcess host, string origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {host.Token}");
        socket.Options.SetRequestHeader("Origin", origin);
        return socket;
    }

    // The host tells of the packs that it loads as well, as soon as it has them.
    private static async Task<string> NextAsync(ClientWebSocket socket, string start)
    {
        byte[] buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
            string message = Encoding.UTF8.GetString(buffer, 0, received.Count);
            if (message.StartsWith(start, StringComparison.Ordinal))
                return message;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (int attempt = 0; !await isSo(); attempt++)
        {
            attempt.Should().BeLessThan(1200, "it happens within a minute");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
