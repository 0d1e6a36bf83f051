using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Securing;

/// <summary>Signed tokens of an issuer whose public key the host has, on the real host outside Development.</summary>
public sealed class JwtTests : IAsyncLifetime
{
    private const string Issuer = "https://issuer.example", Audience = "telemetry";

    private const string Event = """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"a"}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync()
    {
        string file = Path.Combine(_folder.Path, "issuer.pem");
        await File.WriteAllTextAsync(file, _key.ExportSubjectPublicKeyInfoPem());
        _host = await HostProcess.StartAsync(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Security__Jwt__PublicKeyFile", file), ("Security__Jwt__Issuer", Issuer), ("Security__Jwt__Audience", Audience),
            ("Security__Keys__shop__Hash", Convert.ToHexStringLower(SHA256.HashData("a.key.with.dots"u8))));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task A_token_does_what_its_scopes_say_and_any_other_token_is_401()
    {
        (string Why, string Token, int Post, int Read)[] cases =
        [
            ("both scopes", Token(Claims("eventlog.write eventlog.read")), 204, 200),
            ("one scope", Token(Claims("openid eventlog.read")), 403, 200),
            ("roles", Token(Claims(null, ("roles", new[] { "eventlog.write" }))), 204, 403),
            ("no scope of ours", Token(Claims("openid profile")), 403, 403),
            ("no scope at all", Token(Claims(null)), 403, 403),
            ("a schema that it may write", Token(Claims("eventlog.write", ("eventlog_schemas", new[] { "eventlogging.jupyter.org/*" }))), 204, 403),
            ("schemas that it may not", Token(Claims("eventlog.write", ("eventlog_schemas", new[] { "acme.*" }))), 403, 403),
            ("schemas that nobody understands", Token(Claims("eventlog.write", ("eventlog_schemas", "a*b"))), 403, 403),
            ("another audience", Token(Claims("eventlog.write", ("aud", "others"))), 401, 401),
            ("another issuer", Token(Claims("eventlog.write", ("iss", "https://evil.example"))), 401, 401),
            ("expired", Token(Claims("eventlog.write", ("exp", Now - 3600))), 401, 401),
            ("not valid yet", Token(Claims("eventlog.write", ("nbf", Now + 3600))), 401, 401),
            ("without an end", Token(Claims("eventlog.write", ("exp", null))), 401, 401),
            ("signed by somebody else", Token(Claims("eventlog.write"), ECDsa.Create(ECCurve.NamedCurves.nistP256)), 401, 401),
            ("not signed", Unsigned(Claims("eventlog.write")), 401, 401),
            ("signed with the public key as a secret", Symmetric(Claims("eventlog.write")), 401, 401),
            ("changed after it was signed", Changed(Token(Claims("eventlog.read"))), 401, 401),
            ("a key beside tokens", "a.key.with.dots", 204, 403),
            ("what only looks like a token", "eyJhbGciOiJFUzI1NiJ9.e30.", 401, 401),
        ];
        foreach ((string why, string token, int post, int read) in cases)
        {
            _host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            (await _host.PostAsync(Event)).Status.Should().Be(post, why);
            Answer answer = await _host.GetAsync("/api/registry");
            answer.Status.Should().Be(read, why);
            if (read == 401)
                answer.ShouldBeProblem(401, "SP8003");
        }

        _host.Error.Should().NotContain(_host.Client.DefaultRequestHeaders.Authorization!.Parameter);
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static Dictionary<string, object> Claims(string? scope, params (string Name, object? Value)[] others)
    {
        Dictionary<string, object> claims = new() { ["iss"] = Issuer, ["aud"] = Audience, ["sub"] = "a-service", ["exp"] = Now + 600 };
        if (scope is not null)
            claims["scope"] = scope;
        foreach ((string name, object? value) in others)
            if (value is null)
                claims.Remove(name);
            else
                claims[name] = value;
        return claims;
    }

    private string Token(Dictionary<string, object> claims, ECDsa? key = null) => SignedToken.Of(claims, key ?? _key);

    private static string Unsigned(Dictionary<string, object> claims) => SignedToken.Text("none", claims) + ".";

    // The attack on verifiers that let a token's header choose the algorithm.
    private string Symmetric(Dictionary<string, object> claims)
    {
        string text = SignedToken.Text("HS256", claims);
        return $"{text}.{SignedToken.Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Changed(string token)
    {
        string[] parts = token.Split('.');
        return $"{parts[0]}.{SignedToken.Encode(JsonSerializer.SerializeToUtf8Bytes(Claims("eventlog.write eventlog.read")))}.{parts[2]}";
    }
}
