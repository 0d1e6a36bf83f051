using System.Text.RegularExpressions;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Settings;

/// <summary>What a real host says about settings that are wrong, by the setting's path.</summary>
internal static partial class RefusedSettings
{
    /// <summary>What makes a section what <see cref="SettingsSchema.Sections"/> says.</summary>
    private static readonly (string Path, string Value)[] Needed =
    [
        ("EventLog:AllowedSchemas:acme.page-view:Redaction", "null"), // without a setting it would be the beginning of an id
        .. new[] { "console", "memory", "logger", "file", "kafka", "rabbitmq", "otlp" }.Select(kind => ($"EventLog:Handlers:a-{kind}:Kind", kind)),
    ];

    public static async Task<ILookup<string, string>> OfAsync(IEnumerable<(string Path, string Value)> settings)
    {
        Dictionary<string, string> all = Needed.ToDictionary(setting => setting.Path, setting => setting.Value);
        foreach ((string path, string value) in settings)
            all[path] = value;
        (int exitCode, _, string error) = await HostProcess.FailAsync(
            "Development", [.. all.Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))]);
        exitCode.Should().Be(2, error);
        return error.Split('\n').Select(line => Finding().Match(line)).Where(match => match.Success)
            .ToLookup(match => match.Groups["path"].Value, match => match.Groups["message"].Value);
    }

    [GeneratedRegex("^ *(?<path>[^ ]+): error SP8001: (?<message>.*)$")]
    private static partial Regex Finding();
}
