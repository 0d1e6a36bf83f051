using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Subscribing;

/// <summary>What a client of Jupyter Server's events does: posts an event, and hears of it by the WebSocket.</summary>
public sealed class JupyterTests
{
    [Theory]
    [InlineData("""{"schema_id":"acme.page-view","version":"1","data":{"page":"/"},"timestamp":"2026-11-23T07:11:29+01:00Z"}""")]
    [InlineData("""{"schema_id":"acme.page-view","version":1,"data":{"page":"/"},"timestamp":"2026-11-23T06:11:29+0000Z"}""")]
    [InlineData("""{"schema_id":"acme.page-view","version":1,"data":{"page":"/"},"timestamp":"2026-11-23T06:11:29Z"}""")]
    public async Task A_posted_event_is_recorded_and_answered_with_204(string body)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        Answer answer = await app.PostAsync(body, address: "/api/events");
        (answer.Status, answer.Body).Should().Be((204, ""));
        app.Memory.Records.Single().ToString().Should().Be(
            """{"__timestamp__":"2026-11-23T06:11:29.000000Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"page":"/"}""");
    }

    [Theory]
    [InlineData("""{"version":"1","data":{}}""", "SP5011")]
    [InlineData("""{"schema_id":"acme.page-view","data":{}}""", "SP5011")]
    [InlineData("""{"schema_id":"acme.page-view","version":"1"}""", "SP5011")]
    [InlineData("""{"schema_id":"acme.page-view","version":"1","data":[]}""", "SP5007")]
    [InlineData("""{"schema_id":"acme.page-view","version":"1","data":{},"extra":1}""", "SP5011")]
    [InlineData("""{"schema_id":"acme.page-view","version":"1","data":{},"timestamp":"now"}""", "SP5012")]
    [InlineData("""{"schema_id":"acme.page-view","version":"1","data":{"a":1,"a":1}}""", "SP5004")]
    [InlineData("""{"schema_id":"acme.page-view","version":"1","data":{}}""", "SP5009")]
    [InlineData("""{"schema_id":"acme.other","version":"1","data":{}}""", "SP5001")]
    [InlineData("[]", "SP5011")]
    [InlineData("{", "SP5003")]
    public async Task A_wrong_event_is_answered_with_400(string body, string code)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await app.PostAsync(body, address: "/api/events")).ShouldBeProblem(400, code);
        app.Memory.Records.Should().BeEmpty();
    }

    [Fact]
    public async Task A_subscriber_hears_of_recorded_events_redacted_and_of_nothing_else()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        using ClientWebSocket socket = await ConnectAsync(app);
        await app.PostAsync("""{"schema_id":"acme.page-view","version":"1","data":{"user":"refused"}}""", address: "/api/events");
        await app.PostAsync("""{"schema_id":"acme.page-view","version":"1","data":{"page":"/a","user":"canary"}}""", address: "/api/events");
        (await NextAsync(socket)).Should().Be("""{"schema_id":"acme.page-view","page":"/a","user":null}""");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        app.Log.Outcomes.Watchers.Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_subscription_ends_when_the_host_stops()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        using ClientWebSocket socket = await ConnectAsync(app);
        Task stopping = app.StopAsync();
        WebSocketReceiveResult received = await socket.ReceiveAsync(new byte[256], TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
        received.MessageType.Should().Be(WebSocketMessageType.Close);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("https://evil.example.org", 403)]
    [InlineData("null", 403)]
    [InlineData("https://app.example.org", 101)]
    [InlineData("own", 101)]
    [InlineData(null, 101)]
    public async Task Pages_of_other_sites_cannot_subscribe_unless_they_are_listed(string? origin, int status)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {RunningApplication.Token}");
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin == "own" ? app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        Func<Task> connect = () => socket.ConnectAsync(Address(app), TestContext.Current.CancellationToken);
        if (status == 101)
            await connect.Should().NotThrowAsync();
        else
            await connect.Should().ThrowAsync<WebSocketException>();
        ((int)socket.HttpStatusCode).Should().Be(status);
    }

    [Fact]
    public async Task Who_has_no_token_or_opens_no_socket_is_told_so()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/events/subscribe"))).ShouldBeProblem(400, "SP8010");
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/events/subscribe"))).ShouldBeProblem(401, "SP8003");
        (await app.PostAsync("{}", address: "/api/events")).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task When_the_server_keeps_no_more_sockets_the_next_is_refused_with_SP8018_and_who_is_connected_stays()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync(services: services => services.Configure<KestrelServerOptions>(server => server.Limits.MaxConcurrentUpgradedConnections = 1));
        using ClientWebSocket first = await ConnectAsync(app);
        (await app.SendAsync(Handshake())).ShouldBeProblem(503, "SP8018");
        await app.PostAsync("""{"schema_id":"acme.page-view","version":"1","data":{"page":"/a"}}""", address: "/api/events");
        (await NextAsync(first)).Should().StartWith("""{"schema_id":"acme.page-view","page":"/a""");
    }

    private static HttpRequestMessage Handshake()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/events/subscribe");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16]));
        return request;
    }

    private static async Task<ClientWebSocket> ConnectAsync(WatchedApplication app)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {RunningApplication.Token}");
        await socket.ConnectAsync(Address(app), TestContext.Current.CancellationToken);
        return socket;
    }

    private static Uri Address(WatchedApplication app) => new(app.Client.BaseAddress!.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + "api/events/subscribe");

    private static async Task<string> NextAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
        received.EndOfMessage.Should().BeTrue();
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
