using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Securing;

/// <summary>With the shortcut everything is answered as without it.</summary>
public sealed class KeyShortcutTests
{
    private const string Event = """{"schema":"acme.a","version":1,"event":{"x":1}}""";

    private static readonly EventLogKey[] Keys =
    [
        EventLogKey.OfToken("all", "key-all"),
        EventLogKey.OfToken("writer", "key-writer") with { Scopes = EventLogScopes.Write, Schemas = ["acme.*"] },
        EventLogKey.OfToken("reader", "key-reader") with { Scopes = EventLogScopes.Read },
        EventLogKey.OfToken("past", "key-past") with { Expires = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) },
    ];

    public static TheoryData<string, string, string?, string?, string> Requests()
    {
        TheoryData<string, string, string?, string?, string> requests = [];
        foreach (string? header in new[] { "Bearer key-all", "bearer  key-writer", "Bearer key-reader", "Bearer key-past", "Bearer wrong", "Basic key-all", null })
            foreach ((string method, string address, string? origin, string body) in new (string, string, string?, string)[]
            {
                ("POST", "/api/eventlog", null, Event),
                ("POST", "/api/eventlog", null, $"[{Event},{Event.Replace("acme", "evil", StringComparison.Ordinal)}]"),
                ("POST", "/api/eventlog", null, "{"),
                ("POST", "/api/eventlog", "https://evil.example", Event),
                ("POST", "/api/eventlog/", null, Event),
                ("POST", "/API/EventLog", null, Event),
                ("POST", "/api/eventlog/other", null, Event),
                ("PUT", "/api/eventlog", null, Event),
                ("POST", "/base/api/eventlog", null, Event),
            })
                requests.Add(method, address, header, origin, body);
        return requests;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_answer_is_the_same(string method, string address, string? authorization, string? origin, string body)
    {
        await using RunningApplication without = await RunningApplication.StartAsync(keys: Keys), with = await RunningApplication.StartAsync(keys: Keys, hasShortcut: true);
        Answer expected = await SendAsync(without), actual = await SendAsync(with);
        actual.Should().BeEquivalentTo(expected, options => options.Excluding(answer => answer.Headers).Excluding(answer => answer.Json));
        actual.Headers.Keys.Should().BeEquivalentTo(expected.Headers.Keys);
        with.Log.Envelopes.Select(envelope => (envelope.Key, envelope.Source)).Should().Equal(without.Log.Envelopes.Select(envelope => (envelope.Key, envelope.Source)));
        with.Refusals.Should().Equal(without.Refusals);

        Task<Answer> SendAsync(RunningApplication app)
        {
            var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
            app.Client.DefaultRequestHeaders.Authorization = null;
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            return app.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_key_that_was_taken_back_is_good_for_nothing()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(keys: Keys, hasShortcut: true);
        app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-all");
        (await app.PostAsync(Event)).Status.Should().Be(204);
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([]);
        (await app.PostAsync(Event)).ShouldBeProblem(401, "SP8003");
    }
}
