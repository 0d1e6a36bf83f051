using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SchemaPacks.Answering;

namespace SchemaPacks.Reporting;

/// <summary><c>GET /api/settings</c>: the settings in force and where each comes from. Values are shown of names that are known to hold no secret; of all others only that they are there.</summary>
internal sealed class SettingsEndpoint(IConfiguration configuration)
{
    private const string Masked = "***";

    // The environment has much that is none of ours.
    private static readonly string[] Sections = ["AllowedHosts", "EventLog", "Http", "Logging", "Packs", "Security", "Telemetry", "urls"];

    public Task HandleAsync(HttpContext context) => FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("settings"u8);
        foreach (IConfigurationSection setting in Sections.SelectMany(name => Leaves(configuration.GetSection(name))))
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, setting.Path);
            writer.WriteString("value"u8, ShownSettings.MayShow(setting.Path, setting.Value!) ? setting.Value : Masked);
            writer.WriteString("source"u8, SourceOf(setting.Path));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section) =>
        (section.Value is null ? [] : Enumerable.Repeat(section, 1)).Concat(section.GetChildren().SelectMany(Leaves));

    // The last provider that has a setting decides.
    private string? SourceOf(string path)
    {
        if (configuration is not IConfigurationRoot root)
            return null;
        IConfigurationProvider? provider = root.Providers.LastOrDefault(candidate => candidate.TryGet(path, out _));
        return provider switch
        {
            null => null,
            FileConfigurationProvider file => Path.GetFileName(file.Source.Path),
            _ => provider.GetType().Name.Replace("ConfigurationProvider", "", StringComparison.Ordinal),
        };
    }
}
