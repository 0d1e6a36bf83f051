using System.Globalization;
using System.Security.Cryptography;
using SchemaPacks.Securing;

namespace SchemaPacks.Hosting.Settings;

/// <summary>The settings that are the host's own: <c>EventLog:Token</c> and the section <c>Http</c>.</summary>
internal sealed record HostSettings
{
    private const int FreshTokenBytes = 24;
    private const int ShortestToken = 16;
    private const int DefaultMaxBodyBytes = 1024 * 1024;
    private const int LargestMaxBodyBytes = 1024 * 1024 * 1024;

    /// <summary>What senders and readers present.</summary>
    public required string Token { get; init; }

    /// <summary>Whether the token was made for this start only, and is shown.</summary>
    public required bool TokenIsFresh { get; init; }

    /// <summary><c>Http:MaxBodyBytes</c>, by default 1 MiB.</summary>
    public required int MaxBodyBytes { get; init; }

    /// <summary><c>Http:AllowedOrigins</c>: sites whose pages may post events.</summary>
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <param name="configuration">All settings.</param>
    /// <param name="environment">Only Development starts without a token of its own.</param>
    /// <param name="findings">Everything that is wrong is added here; the host must not start then.</param>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment, List<Diagnostic> findings)
    {
        string? token = configuration["EventLog:Token"];
        bool fresh = string.IsNullOrEmpty(token) && environment.IsDevelopment();
        if (string.IsNullOrEmpty(token) && !fresh)
            findings.Add(Diagnostics.MissingToken.Create(
                "no token is configured and the environment is not Development: set 'EventLog:Token', for example by the environment variable EventLog__Token"));
        else if (!fresh && !EventLogTokenOptions.IsToken(token))
            findings.Add(Diagnostics.InvalidSetting.Create(
                "the token cannot be sent as a bearer token: use letters, digits and - . _ ~ + / =") with { Resource = "EventLog:Token" });
        else if (!fresh && !environment.IsDevelopment() && token!.Length < ShortestToken)
            findings.Add(Diagnostics.InvalidSetting.Create(
                $"the token has {token.Length} characters and the environment is not Development: use {ShortestToken} or more, which nobody can guess") with { Resource = "EventLog:Token" });
        RefuseUnknown(configuration.GetSection("Http"), findings);
        return new HostSettings
        {
            Token = fresh ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FreshTokenBytes)) : token ?? "",
            TokenIsFresh = fresh,
            MaxBodyBytes = ReadMaxBodyBytes(configuration.GetSection("Http:MaxBodyBytes"), findings),
            AllowedOrigins = ReadOrigins(configuration.GetSection("Http:AllowedOrigins"), findings),
        };
    }

    private static void RefuseUnknown(IConfigurationSection section, List<Diagnostic> findings)
    {
        foreach (IConfigurationSection child in section.GetChildren())
            if (!child.Key.Equals("MaxBodyBytes", StringComparison.OrdinalIgnoreCase) && !child.Key.Equals("AllowedOrigins", StringComparison.OrdinalIgnoreCase))
                findings.Add(Diagnostics.InvalidSetting.Create("no setting has this name; allowed are 'AllowedOrigins', 'MaxBodyBytes'") with { Resource = child.Path });
    }

    private static int ReadMaxBodyBytes(IConfigurationSection setting, List<Diagnostic> findings)
    {
        if (setting.Value is not { Length: > 0 } text)
            return DefaultMaxBodyBytes;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) && bytes is > 0 and <= LargestMaxBodyBytes)
            return bytes;
        findings.Add(Diagnostics.InvalidSetting.Create($"'{text}' is no whole number from 1 to {LargestMaxBodyBytes}") with { Resource = setting.Path });
        return DefaultMaxBodyBytes;
    }

    private static List<string> ReadOrigins(IConfigurationSection setting, List<Diagnostic> findings)
    {
        List<string> origins = [];
        if (!string.IsNullOrEmpty(setting.Value))
            findings.Add(Diagnostics.InvalidSetting.Create($"'{setting.Value}' stands where a list is expected, such as [\"{setting.Value}\"]") with { Resource = setting.Path });
        foreach (IConfigurationSection item in setting.GetChildren())
            if (Uri.TryCreate(item.Value, UriKind.Absolute, out Uri? uri) && uri.GetLeftPart(UriPartial.Authority) == item.Value && uri.Scheme is "http" or "https")
                origins.Add(item.Value);
            else
                findings.Add(Diagnostics.InvalidSetting.Create($"'{item.Value}' is no origin: write a scheme and a host, such as https://app.example.org") with { Resource = item.Path });
        return origins;
    }
}
