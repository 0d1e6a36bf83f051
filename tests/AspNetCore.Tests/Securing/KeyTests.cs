using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Securing;

public sealed class KeyTests
{
    private const string Shop = "the-key-of-the-shop", Other = "another-key";

    private const string ShopEvent = """{"schema":"acme.shop/order","version":1,"event":{}}""", OtherEvent = """{"schema":"acme.search/query","version":1,"event":{}}""";

    [Theory]
    [InlineData(EventLogScopes.Write, 204, 403)]
    [InlineData(EventLogScopes.Read, 403, 200)]
    [InlineData(EventLogScopes.Write | EventLogScopes.Read, 204, 200)]
    [InlineData(EventLogScopes.Stream | EventLogScopes.Admin, 403, 403)]
    [InlineData(EventLogScopes.None, 403, 403)]
    public async Task A_key_does_what_its_scopes_say(EventLogScopes scopes, int post, int read)
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop) with { Scopes = scopes });
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(post);
        (await app.GetAsync("/api/registry")).Status.Should().Be(read);
        (await app.GetAsync("/api/session")).Json.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).Should().Equal(ScopeNames.All(scopes));
        if (post == 403)
            (await app.PostAsync(ShopEvent)).ShouldBeProblem(403, "SP8004");
    }

    [Fact]
    public async Task The_sender_of_an_event_is_its_keys_name()
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop));
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
        app.Log.Envelopes.Single().Source.Should().Be(EventSource.Client("shop"));
    }

    [Theory]
    [InlineData("Bearer the-key-of-the-shoP")]
    [InlineData("Bearer the-key-of-the-sho")]
    [InlineData("Bearer the-key-of-the-shop-")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dGhlLWtleS1vZi10aGUtc2hvcA==")]
    [InlineData("the-key-of-the-shop")]
    public async Task A_wrong_key_is_401_with_SP8003_after_a_right_one_too(string header)
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop));
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
        app.Client.DefaultRequestHeaders.Authorization = null;
        app.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header).Should().BeTrue();
        Answer answer = await app.PostAsync(ShopEvent);
        answer.ShouldBeProblem(401, "SP8003");
        answer.Headers["WWW-Authenticate"].Should().Be("Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task Two_keys_in_one_request_are_none()
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop));
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/registry");
        app.Client.DefaultRequestHeaders.Authorization = null;
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {Shop}", $"Bearer {Shop}"]);
        (await app.SendAsync(request)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task A_key_is_refused_from_the_moment_on_when_it_expires_and_its_holder_is_told_so()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        await using RunningApplication app = await StartAsync(clock, Key("shop", Shop) with { Expires = clock.GetUtcNow().AddHours(1) });
        Present(app, Shop);
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
        clock.Advance(TimeSpan.FromTicks(1));
        (await app.PostAsync(ShopEvent)).ShouldBeProblem(401, "SP8003").GetProperty("detail").GetString().Should().Contain("expired");
    }

    [Fact]
    public async Task Keys_are_given_out_and_taken_back_while_the_application_runs()
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop));
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
        app.Services.GetRequiredService<EventLogKeyRing>().Replace([Key("other", Other)]);
        (await app.PostAsync(ShopEvent)).ShouldBeProblem(401, "SP8003");
        Present(app, Other);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
    }

    [Fact]
    public async Task Two_holders_of_one_key_are_refused_and_the_keys_before_stay_in_force()
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop));
        EventLogKeyRing ring = app.Services.GetRequiredService<EventLogKeyRing>();
        new Action(() => ring.Replace([Key("a", Other), Key("b", Other)])).Should().Throw<ArgumentException>().WithMessage("'a' and 'b' are one key*");
        new Action(() => ring.Replace([Key("a", Other), Key("a", Shop)])).Should().Throw<ArgumentException>().WithMessage("two keys are named 'a'*");
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
    }

    [Fact]
    public async Task A_key_writes_only_schemas_that_it_may_write()
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop) with { Schemas = ["acme.shop/*", "!acme.shop/payment"] });
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
        (await app.PostAsync(OtherEvent)).ShouldBeProblem(403, "SP8011").GetProperty("detail").GetString().Should().Contain("'shop'").And.Contain("'acme.search/query'");
        (await app.PostAsync("""{"schema":"acme.shop/payment","version":1,"event":{}}""")).ShouldBeProblem(403, "SP8011");
        app.Log.Envelopes.Should().ContainSingle();
        app.Refusals.Should().HaveCount(2).And.OnlyContain(refusal => refusal.Descriptor == AccessDiagnostics.SchemaNotPermitted && refusal.StatusCode == 403);
    }

    [Fact]
    public async Task Of_a_batch_only_the_events_of_other_schemas_are_refused()
    {
        await using RunningApplication app = await StartAsync(Key("shop", Shop) with { Schemas = ["acme.shop/*"] });
        Present(app, Shop);
        Answer answer = await app.PostAsync($"[{OtherEvent},{ShopEvent}]");
        answer.Status.Should().Be(207);
        answer.Json.GetProperty("results")[0].GetProperty("code").GetString().Should().Be("SP8011");
        answer.Json.GetProperty("results")[1].GetProperty("status").GetInt32().Should().Be(204);
        (await app.PostAsync($"[{OtherEvent}]")).ShouldBeProblem(403, "SP8011", title: "No event of the batch was recorded");
        app.Log.Envelopes.Should().ContainSingle(envelope => envelope.Key.Id == "acme.shop/order");
    }

    [Fact]
    public async Task Nobody_tries_many_keys_from_one_address_and_the_right_one_is_taken_all_the_same()
    {
        await using RunningApplication app = await RunningApplication.StartAsync(keys: [Key("shop", Shop)], build: builder =>
            builder.Services.Configure<EventLogKeyOptions>(SchemaPacksServices.EventLogKeyScheme, options => options.WrongKeysPerMinute = 3));
        Present(app, "wrong");
        for (int attempt = 0; attempt < 3; attempt++)
            (await app.PostAsync(ShopEvent)).ShouldBeProblem(401, "SP8003");
        Answer answer = await app.PostAsync(ShopEvent);
        answer.ShouldBeProblem(429, "SP8012");
        answer.Headers["Retry-After"].Should().Be("60");
        Present(app, Shop);
        (await app.PostAsync(ShopEvent)).Status.Should().Be(204);
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.PostAsync(ShopEvent)).ShouldBeProblem(401, "SP8003");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public void A_malformed_name_is_refused(string name) =>
        new Action(() => _ = new EventLogKey(name, new string('0', 64))).Should().Throw<ArgumentException>().WithMessage("*cannot name a key*");

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_malformed_hash_is_refused_and_not_repeated(string hash) =>
        new Action(() => _ = new EventLogKey("shop", hash)).Should().Throw<ArgumentException>().WithMessage("the hash of key 'shop' is not 64 hexadecimal digits*");

    private static EventLogKey Key(string name, string text) => new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    private static Task<RunningApplication> StartAsync(params EventLogKey[] keys) => RunningApplication.StartAsync(keys: keys);

    private static Task<RunningApplication> StartAsync(FakeTimeProvider clock, params EventLogKey[] keys) =>
        RunningApplication.StartAsync(keys: keys, build: builder => builder.Services.AddSingleton<TimeProvider>(clock));

    private static void Present(RunningApplication app, string key) => app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
}
