using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Tests.Running;

/// <summary>An issuer of signed tokens that says by OpenID Connect Discovery who it is and by which keys it signs.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private volatile ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private volatile int _keyNumber = 1;

    private TokenIssuer()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => context.Request.Path.Value switch
        {
            _ when IsSilent => Refuse(context),
            "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new { issuer = Address, jwks_uri = Address + "/keys" }),
            "/keys" => context.Response.WriteAsJsonAsync(new { keys = new[] { PublicKey() } }),
            _ => Refuse(context),
        });
    }

    public string Address => _app.Urls.Single();

    /// <summary>Whether it answers nothing but errors.</summary>
    public bool IsSilent { get; set; }

    public static async Task<TokenIssuer> StartAsync()
    {
        var issuer = new TokenIssuer();
        await issuer._app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    /// <summary>Signs by another key from now on, and forgets the one before.</summary>
    public void Rotate() => (_key, _keyNumber) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), _keyNumber + 1);

    /// <summary>A token that its holder may read with.</summary>
    /// <param name="life">How long.</param>
    /// <param name="issuer">Whom it names as its issuer, if another one.</param>
    public string Token(TimeSpan life, string? issuer = null) => SignedToken.Of(
        new Dictionary<string, object>
        {
            ["iss"] = issuer ?? Address, ["aud"] = "telemetry", ["sub"] = "ada", ["scope"] = "eventlog.read", ["exp"] = (TimeProvider.System.GetUtcNow() + life).ToUnixTimeSeconds(),
        },
        _key,
        $"key-{_keyNumber}");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private object PublicKey()
    {
        ECPoint point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = $"key-{_keyNumber}", x = SignedToken.Encode(point.X!), y = SignedToken.Encode(point.Y!) };
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = 503;
        return Task.CompletedTask;
    }
}
