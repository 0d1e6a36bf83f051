using System.Globalization;
using System.Security.Cryptography;
using SchemaPacks.Configuration;
using SchemaPacks.Routing;
using SchemaPacks.Securing;

namespace SchemaPacks.Hosting.Settings;

/// <summary>Who may do what: <c>EventLog:Token</c> and the section <c>Security</c>.</summary>
internal sealed record AccessSettings
{
    public const string Section = "Security";

    private const int FreshTokenBytes = 24;
    private const int ShortestToken = 16;

    private static readonly string[] ScopeNames = ["write", "read", "stream", "admin"];

    /// <summary>All keys, among them the token's, whose name is <c>token</c>.</summary>
    public required IReadOnlyList<EventLogKey> Keys { get; init; }

    /// <summary>The token where it was made for this start only, and is shown.</summary>
    public required string? FreshToken { get; init; }

    /// <summary>Whether the operator gave a token.</summary>
    public required bool HasToken { get; init; }

    /// <summary>What whoever presents nothing may do.</summary>
    public required EventLogScopes Anonymous { get; init; }

    /// <summary>Whose signed tokens are taken; null for nobody's.</summary>
    public required JwtSettings? Jwt { get; init; }

    /// <param name="configuration">All settings.</param>
    /// <param name="environment">Only Development starts where nobody could do anything, with a token made for that start.</param>
    /// <param name="findings">Everything that is wrong is added here; what is returned must not be put in force then.</param>
    /// <param name="freshToken">The token that was made at the start, where settings are read again.</param>
    public static AccessSettings Read(IConfiguration configuration, IHostEnvironment environment, List<Diagnostic> findings, string? freshToken = null)
    {
        var section = new SettingSection(configuration.GetSection(Section), findings);
        section.ExpectNames("Keys", "Anonymous", "Jwt");
        List<EventLogKey> keys = [];
        foreach (SettingSection part in section["Keys"].Parts)
            if (ReadKey(part) is { } key)
                Add(keys, key, part);
        if (!string.IsNullOrEmpty(section["Keys"].Value))
            section["Keys"].Refuse("a single value stands where keys by name are expected, such as { \"web-shop\": { \"Hash\": \"…\" } }");
        EventLogScopes anonymous = ReadScopes(section, "Anonymous");
        JwtSettings? jwt = JwtSettings.Read(section["Jwt"], environment);

        string? token = configuration["EventLog:Token"];
        bool hasToken = !string.IsNullOrEmpty(token);
        bool isFresh = !hasToken && !section["Keys"].HasParts && !section["Jwt"].Exists && anonymous == EventLogScopes.None && environment.IsDevelopment();
        if (isFresh)
            token = freshToken ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FreshTokenBytes));
        else if (hasToken)
            CheckToken(token!, environment, findings);
        else if (!section.HasParts && !environment.IsDevelopment())
            findings.Add(Diagnostics.MissingToken.Create(
                "no token is configured, no key either, and the environment is not Development: set 'EventLog:Token', for example by the environment variable EventLog__Token"));
        if (EventLogKey.IsToken(token))
            Add(keys, EventLogKey.OfToken("token", token!), new SettingSection(configuration.GetSection("EventLog:Token"), findings));
        return new AccessSettings { Keys = keys, FreshToken = isFresh ? token : null, HasToken = hasToken, Anonymous = anonymous, Jwt = jwt };
    }

    private static void CheckToken(string token, IHostEnvironment environment, List<Diagnostic> findings)
    {
        if (!EventLogKey.IsToken(token))
            findings.Add(Diagnostics.InvalidSetting.Create(
                "the token cannot be sent as a bearer token: use letters, digits and - . _ ~ + / =") with { Resource = "EventLog:Token" });
        else if (!environment.IsDevelopment() && token.Length < ShortestToken)
            findings.Add(Diagnostics.InvalidSetting.Create(
                $"the token has {token.Length} characters and the environment is not Development: use {ShortestToken} or more, which nobody can guess") with { Resource = "EventLog:Token" });
    }

    // Whoever gives one key to two senders cannot take it back from one of them, nor tell their events apart.
    private static void Add(List<EventLogKey> keys, EventLogKey key, SettingSection section)
    {
        if (keys.Find(key.IsSameAs) is { } other)
            section["Hash"].Refuse($"this is the key of '{other.Name}' as well: give each holder one of their own");
        else
            keys.Add(key);
    }

    private static EventLogKey? ReadKey(SettingSection section)
    {
        section.ExpectNames("Hash", "Scopes", "Schemas", "Expires");
        bool isNamed = EventLogKey.IsName(section.Key) && section.Key != "token";
        if (!isNamed)
            section.Refuse("this cannot name a key: use 1 to 64 letters, digits, '-', '_' and '.', and not 'token'");
        string? hash = section.Text("Hash");
        bool isHash = EventLogKey.IsHash(hash);
        if (!isHash)
            section["Hash"].Refuse("the hash of the key is missing or malformed: write its SHA-256 as 64 hexadecimal digits, as sha256sum prints it");
        EventLogScopes scopes = section["Scopes"].Exists ? ReadScopes(section, "Scopes") : EventLogScopes.Write;
        IReadOnlyList<string> schemas = section.Texts("Schemas") ?? [];
        foreach (string pattern in schemas)
            if (!SchemaFilter.IsPattern(pattern))
                section["Schemas"].Refuse(SchemaFilter.CannotMatch(pattern));
        DateTimeOffset? expires = ReadTime(section, "Expires");
        return isNamed && isHash ? new EventLogKey(section.Key, hash!) { Scopes = scopes, Schemas = schemas, Expires = expires } : null;
    }

    private static EventLogScopes ReadScopes(SettingSection section, string key)
    {
        EventLogScopes scopes = EventLogScopes.None;
        foreach (string name in section.Texts(key) ?? [])
            if (ScopeNames.Contains(name, StringComparer.OrdinalIgnoreCase))
                scopes |= Enum.Parse<EventLogScopes>(name, ignoreCase: true);
            else
                section[key].Refuse($"'{name}' is no scope; allowed are 'write', 'read', 'stream', 'admin'");
        return scopes;
    }

    private static DateTimeOffset? ReadTime(SettingSection section, string key)
    {
        if (section.Text(key) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            return time;
        section[key].Refuse($"'{text}' is no date or time; write '2027-06-30' or '2027-06-30T12:00:00Z'");
        return null;
    }
}
