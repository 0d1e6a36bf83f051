using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Securing;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    [Fact]
    public async Task A_page_signs_in_with_a_key_and_is_known_by_a_cookie_that_no_script_can_read()
    {
        await using RunningApplication app = await StartAsync();
        Answer signedIn = await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"));
        signedIn.Status.Should().Be(204);
        string cookie = signedIn.Headers["Set-Cookie"];
        cookie.Should().Contain("httponly").And.Contain("samesite=strict").And.Contain("path=/").And.NotContain(RunningApplication.Token);

        app.Client.DefaultRequestHeaders.Authorization = null;
        Answer session = await AskAsync(app, "/api/session", cookie, "same-origin");
        session.Json.GetProperty("name").GetString().Should().Be("token");
        session.Json.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).Should().Equal("write", "read", "stream", "admin");
        session.Json.GetProperty("anonymous").GetArrayLength().Should().Be(0);
        (await AskAsync(app, "/api/registry", cookie, "same-origin")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "null")]
    public async Task Another_sites_page_cannot_use_the_cookie(string? site, string? origin)
    {
        await using RunningApplication app = await StartAsync();
        string cookie = await SignInAsync(app);
        (await AskAsync(app, "/api/registry", cookie, site, origin)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task Another_sites_page_cannot_sign_in()
    {
        await using RunningApplication app = await StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/session");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await app.SendAsync(request)).ShouldBeProblem(403, "SP8004");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using RunningApplication app = await StartAsync();
        string cookie = await SignInAsync(app);
        var request = new HttpRequestMessage(HttpMethod.Delete, "/api/session");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        (await app.SendAsync(request)).Status.Should().Be(204);
        (await AskAsync(app, "/api/registry", cookie)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours()
    {
        await using RunningApplication app = await StartAsync();
        string cookie = await SignInAsync(app);
        _clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        (await AskAsync(app, "/api/registry", cookie)).Status.Should().Be(200);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(app, "/api/registry", cookie)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task A_session_ends_with_its_key()
    {
        await using RunningApplication app = await StartAsync();
        string cookie = await SignInAsync(app);
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([EventLogKey.OfToken("other", "another-token")]);
        (await AskAsync(app, "/api/registry", cookie)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task A_session_ends_when_its_key_may_do_something_else_and_stays_when_other_keys_change()
    {
        await using RunningApplication app = await StartAsync();
        string cookie = await SignInAsync(app);
        var ring = app.Services.GetRequiredService<EventLogKeyRing>();
        ring.Replace([EventLogKey.OfToken("token", RunningApplication.Token), EventLogKey.OfToken("other", "another-token")]);
        (await AskAsync(app, "/api/registry", cookie)).Status.Should().Be(200);
        ring.Replace([EventLogKey.OfToken("token", RunningApplication.Token) with { Scopes = EventLogScopes.Write }]);
        (await AskAsync(app, "/api/registry", cookie)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task A_session_of_another_scheme_ends_when_that_knows_its_user_no_more()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(build: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(new BadgeHandler.Badge("ada", Noon.AddMinutes(10)));
            builder.Services.Configure<AuthenticationOptions>(options => options.AddScheme<BadgeHandler>("badge", null));
            builder.Services.Configure<EventLogKeyOptions>(SchemaPacksServices.EventLogKeyScheme, options =>
                options.ForwardDefaultSelector = context => context.Request.Headers.Authorization == "Badge ada" ? "badge" : null);
        });
        app.Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse("Badge ada");
        string cookie = await SignInAsync(app);
        cookie.Should().Contain("expires=Sun, 29 Nov 2026 12:10:00 GMT");
        (await AskAsync(app, "/api/session", cookie)).Json.GetProperty("name").GetString().Should().Be("ada");
        _clock.Advance(TimeSpan.FromMinutes(10));
        (await AskAsync(app, "/api/session", cookie)).ShouldBeProblem(401, "SP8003");
        app.Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse("Badge ada");
        (await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"))).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task Many_sessions_make_the_oldest_ones_end_and_no_more()
    {
        await using RunningApplication app = await StartAsync();
        string first = (await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"))).Headers["Set-Cookie"];
        string last = "";
        for (int session = 0; session < 4096; session++)
            last = (await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"))).Headers["Set-Cookie"];
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await AskAsync(app, "/api/registry", first)).Status.Should().Be(401);
        (await AskAsync(app, "/api/registry", last)).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_ticket_is_good_once_for_an_address_that_takes_tickets()
    {
        await using RunningApplication app = await StartAsync();
        string ticket = await TicketAsync(app);
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.GetAsync($"/api/registry?ticket={ticket}")).Status.Should().Be(401, "that address takes none, and the ticket is not used up");
        (await app.GetAsync($"/streaming?ticket={ticket}")).Body.Should().Be("token");
        (await app.GetAsync($"/streaming?ticket={ticket}")).Status.Should().Be(401);
        (await app.GetAsync("/streaming?ticket=made-up")).Status.Should().Be(401);
    }

    [Fact]
    public async Task A_ticket_is_good_for_half_a_minute()
    {
        await using RunningApplication app = await StartAsync();
        string ticket = await TicketAsync(app);
        _clock.Advance(TimeSpan.FromSeconds(30));
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.GetAsync($"/streaming?ticket={ticket}")).Status.Should().Be(401);
    }

    [Fact]
    public async Task A_ticket_is_no_session_and_a_session_no_ticket()
    {
        await using RunningApplication app = await StartAsync();
        string ticket = await TicketAsync(app);
        string cookie = await SignInAsync(app);
        (await AskAsync(app, "/api/registry", $"schemapacks-session={ticket}")).Status.Should().Be(401);
        (await app.GetAsync($"/streaming?ticket={cookie.Split(';')[0].Split('=')[1]}")).Status.Should().Be(401);
    }

    private Task<RunningApplication> StartAsync() => RunningApplication.StartAsync(
        build: builder => builder.Services.AddSingleton<TimeProvider>(_clock),
        map: app => app.MapGet("/streaming", (HttpContext context) => context.User.Identity!.Name!).RequireAuthorization().WithMetadata(new TakesTickets()));

    private static async Task<string> SignInAsync(RunningApplication app)
    {
        Answer answer = await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"));
        app.Client.DefaultRequestHeaders.Authorization = null;
        return answer.Headers["Set-Cookie"];
    }

    private static async Task<string> TicketAsync(RunningApplication app)
    {
        Answer answer = await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/tickets"));
        answer.Json.GetProperty("expires").GetDateTimeOffset().Should().Be(Noon.AddSeconds(30));
        return answer.Json.GetProperty("ticket").GetString()!;
    }

    private static Task<Answer> AskAsync(RunningApplication app, string address, string cookie, string? site = null, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        return app.SendAsync(request);
    }
}
