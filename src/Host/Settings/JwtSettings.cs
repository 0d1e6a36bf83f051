using System.Security.Cryptography;
using SchemaPacks.Configuration;

namespace SchemaPacks.Hosting.Settings;

/// <summary>Whose signed tokens (JWT) are taken in place of keys: <c>Security:Jwt</c>.</summary>
internal sealed record JwtSettings
{
    private const string Http = "http";
    private const string Https = "https";

    /// <summary>Who issues them, and where his keys are found out (OpenID Connect Discovery); null where <see cref="PublicKey"/> is given.</summary>
    public required Uri? Authority { get; init; }

    /// <summary>The issuer that tokens must name; where it is null, the one whom <see cref="Authority"/> names.</summary>
    public required string? Issuer { get; init; }

    /// <summary>For whom tokens must be issued.</summary>
    public required string Audience { get; init; }

    /// <summary>The issuer's public key as PEM; null where it is found out.</summary>
    public required string? PublicKey { get; init; }

    /// <returns>Null where there are none, or where they are wrong.</returns>
    public static JwtSettings? Read(SettingSection section, IHostEnvironment environment)
    {
        section.ExpectNames("Authority", "Issuer", "Audience", "PublicKeyFile");
        if (!section.Exists)
            return null;
        // Whoever can change what an unencrypted address answers could issue tokens: only for trying it out.
        Uri? authority = environment.IsDevelopment() ? section.Address("Authority", Http, Https) : section.Address("Authority", Https);
        string? issuer = section.Text("Issuer"), audience = section.Text("Audience"), file = section.Text("PublicKeyFile");
        if (audience is null)
            section["Audience"].Refuse("the audience is missing: tokens that were issued for others would be taken");
        if (section["Authority"].Exists == (file is not null))
            section.Refuse("either 'Authority' or 'PublicKeyFile' is needed, to know by whom tokens are signed");
        if (file is not null && issuer is null)
            section["Issuer"].Refuse("the issuer is missing, which 'PublicKeyFile' does not name");
        string? key = file is null ? null : ReadKey(section["PublicKeyFile"], Path.Combine(environment.ContentRootPath, file));
        return audience is null || (authority is null && key is null) ? null : new JwtSettings { Authority = authority, Issuer = issuer, Audience = audience, PublicKey = key };
    }

    private static string? ReadKey(SettingSection setting, string path)
    {
        try
        {
            string pem = File.ReadAllText(path);
            JwtSigningKey.Of(pem);
            return pem;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            setting.Refuse($"the file cannot be read as a public key (PEM, RSA or ECDSA): {(exception is IOException or UnauthorizedAccessException ? exception.Message : "it holds none")}");
            return null;
        }
    }
}
