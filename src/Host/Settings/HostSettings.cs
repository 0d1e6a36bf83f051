using SchemaPacks.Configuration;

namespace SchemaPacks.Hosting.Settings;

/// <summary>How the host is reached: the section <c>Http</c>.</summary>
internal sealed record HostSettings
{
    private const int DefaultMaxBodyBytes = 1024 * 1024;
    private const int LargestMaxBodyBytes = 1024 * 1024 * 1024;
    private const int LargestRate = 100_000_000;

    /// <summary><c>Http:MaxBodyBytes</c>, by default 1 MiB.</summary>
    public required int MaxBodyBytes { get; init; }

    /// <summary><c>Http:MaxEventsPerSecond</c> of one sender; null for as many as the log takes.</summary>
    public required int? MaxEventsPerSecond { get; init; }

    /// <summary><c>Http:MaxBytesPerSecond</c> of one sender; null for as many as the log takes.</summary>
    public required int? MaxBytesPerSecond { get; init; }

    /// <summary><c>Http:DrainDelay</c>: how long the host takes requests after it was asked to stop, while it says that it is not ready. None by default.</summary>
    public required TimeSpan DrainDelay { get; init; }

    /// <summary><c>Http:AllowedOrigins</c>: sites whose pages may use the host, with a key of their own.</summary>
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <param name="configuration">All settings.</param>
    /// <param name="findings">Everything that is wrong is added here; the host must not start then.</param>
    public static HostSettings Read(IConfiguration configuration, List<Diagnostic> findings)
    {
        var section = new SettingSection(configuration.GetSection("Http"), findings);
        section.ExpectNames("AllowedOrigins", "MaxBodyBytes", "MaxEventsPerSecond", "MaxBytesPerSecond", "DrainDelay");
        return new HostSettings
        {
            MaxBodyBytes = section.Number("MaxBodyBytes", 1, LargestMaxBodyBytes) ?? DefaultMaxBodyBytes,
            MaxEventsPerSecond = section.Number("MaxEventsPerSecond", 1, LargestRate),
            MaxBytesPerSecond = section.Number("MaxBytesPerSecond", 1, LargestRate),
            DrainDelay = section.Time("DrainDelay", TimeSpan.Zero, TimeSpan.FromMinutes(10)) ?? TimeSpan.Zero,
            AllowedOrigins = ReadOrigins(section),
        };
    }

    private static List<string> ReadOrigins(SettingSection section)
    {
        List<string> origins = [];
        if (section.Texts("AllowedOrigins") is not { Count: > 0 })
            return origins;
        foreach (SettingSection item in section["AllowedOrigins"].Parts)
            if (Uri.TryCreate(item.Value, UriKind.Absolute, out Uri? uri) && uri.GetLeftPart(UriPartial.Authority) == item.Value && uri.Scheme is "http" or "https")
                origins.Add(item.Value);
            else
                item.Refuse($"'{item.Value}' is no origin: write a scheme and a host, such as https://app.example.org");
        return origins;
    }
}
