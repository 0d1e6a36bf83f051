using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Securing;

/// <summary>Whoever watches, and loses what let him in.</summary>
public sealed class LostKeyTests
{
    private const string Visit = """{"page":"/"}""";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_stream_ends_with_its_key_and_tells_nothing_more()
    {
        await using WatchedApplication app = await StartAsync();
        await using OpenStream stream = await app.WatchAsync();
        await app.RecordAsync(Visit);
        (await stream.NextAsync()).Type.Should().Be("event");
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([]);
        await EndAsync(app, stream.ShouldEndAsync());
    }

    [Fact]
    public async Task A_stream_that_a_ticket_opened_goes_on_after_the_ticket_and_ends_with_the_key_behind_it()
    {
        await using WatchedApplication app = await StartAsync();
        string ticket = (await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/tickets"))).Json.GetProperty("ticket").GetString()!;
        app.Client.DefaultRequestHeaders.Authorization = null;
        await using OpenStream stream = await app.WatchAsync($"?ticket={ticket}");
        _clock.Advance(TimeSpan.FromMinutes(5));
        await app.RecordAsync(Visit);
        (await stream.NextAsync()).Type.Should().Be("event");
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([]);
        await EndAsync(app, stream.ShouldEndAsync());
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_expires()
    {
        await using WatchedApplication app = await StartAsync();
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([EventLogKey.OfToken("token", RunningApplication.Token) with { Expires = _clock.GetUtcNow().AddMinutes(1) }]);
        await using OpenStream stream = await app.WatchAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await EndAsync(app, stream.ShouldEndAsync());
    }

    [Fact]
    public async Task A_subscription_ends_with_its_key()
    {
        await using WatchedApplication app = await StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {RunningApplication.Token}");
        await socket.ConnectAsync(new Uri(app.Client.BaseAddress!.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + "api/events/subscribe"), TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([]);
        Task<WebSocketReceiveResult> received = socket.ReceiveAsync(new byte[256], TestContext.Current.CancellationToken);
        await EndAsync(app, received);
        (await received).MessageType.Should().Be(WebSocketMessageType.Close);
    }

    // It is noticed with the next event, or sign of life.
    private async Task EndAsync(WatchedApplication app, Task ended)
    {
        for (int attempt = 0; !ended.IsCompleted; attempt++)
        {
            attempt.Should().BeLessThan(600);
            await app.RecordAsync(Visit);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(ended, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        await ended;
    }

    private Task<WatchedApplication> StartAsync() => WatchedApplication.StartAsync(services: services => services.AddSingleton<TimeProvider>(_clock), map: app => app.MapSessions());
}
