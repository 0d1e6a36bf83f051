using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Securing;

/// <summary>Signed tokens of an issuer who is asked for his keys, on the real host.</summary>
public sealed class IssuerTests : IAsyncLifetime
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();
    private TokenIssuer _issuer = null!;
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TokenIssuer.StartAsync();
        _host = await HostProcess.StartAsync(_folder, ("Security__Jwt__Authority", _issuer.Address), ("Security__Jwt__Audience", "telemetry"),
            ("Security__Keys__shop__Hash", Convert.ToHexStringLower(SHA256.HashData("a-key"u8))), ("Security__Keys__shop__Scopes__0", "read"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _issuer.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Tokens_are_taken_by_the_keys_that_their_issuer_shows_also_when_he_changes_them()
    {
        string before = _issuer.Token(Life);
        (await ReadAsync(before)).Status.Should().Be(200);
        (await ReadAsync(_issuer.Token(Life, issuer: "https://evil.example"))).ShouldBeProblem(401, "SP8003");

        _issuer.Rotate();
        string after = _issuer.Token(Life);
        await UntilAsync(async () => (await ReadAsync(after)).Status == 200);
        (await ReadAsync(before)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task A_session_ends_with_the_token_that_began_it()
    {
        TimeSpan life = TimeSpan.FromSeconds(4);
        DateTimeOffset begins = TimeProvider.System.GetUtcNow();
        string token = _issuer.Token(life);
        Present(token);
        Answer signedIn = await _host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"));
        signedIn.Status.Should().Be(204);
        string[] cookie = signedIn.Headers["Set-Cookie"].Split("; ");
        DateTimeOffset.Parse(cookie.Single(part => part.StartsWith("expires=", StringComparison.Ordinal))[8..], CultureInfo.InvariantCulture)
            .Should().BeCloseTo(begins + life, TimeSpan.FromSeconds(2));

        await UntilAsync(async () => (await WithCookieAsync(cookie[0])).Status == 401);
        TimeProvider.System.GetUtcNow().Should().BeOnOrAfter(begins + life - TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task While_the_issuer_cannot_be_asked_his_tokens_are_503_and_keys_are_taken()
    {
        _issuer.IsSilent = true;
        (await ReadAsync(_issuer.Token(Life))).ShouldBeProblem(503, "SP8019").GetProperty("detail").GetString().Should().NotContain(_issuer.Address);
        _host.Error.Should().Contain("SP8019").And.NotContain("   at ");
        (await ReadAsync("a-key")).Status.Should().Be(200);

        _issuer.IsSilent = false;
        await UntilAsync(async () => (await ReadAsync(_issuer.Token(Life))).Status == 200);
    }

    private Task<Answer> ReadAsync(string token)
    {
        Present(token);
        return _host.GetAsync("/api/registry");
    }

    private Task<Answer> WithCookieAsync(string cookie)
    {
        _host.Client.DefaultRequestHeaders.Authorization = null;
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/registry");
        request.Headers.Add("Cookie", cookie);
        return _host.SendAsync(request);
    }

    private void Present(string token) => _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (int attempt = 0; !await isSo(); attempt++)
        {
            attempt.Should().BeLessThan(600, "it happens within a minute");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
