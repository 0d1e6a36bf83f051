using System.Text.Json;
using System.Text.RegularExpressions;

namespace SchemaPacks.Tests.Settings;

/// <summary>The schema that editors have of settings, held against what the host reads.</summary>
public sealed partial class SettingsSchemaTests
{
    [Fact]
    public async Task It_names_exactly_the_settings_that_the_host_knows()
    {
        ILookup<string, string> refused = await RefusedSettings.OfAsync(SettingsSchema.Sections.Select(section => ($"{section.Path}:Nonsense0", "x")));
        foreach ((string path, string pointer) in SettingsSchema.Sections)
        {
            string message = refused[$"{path}:Nonsense0"].Should().ContainSingle("the host knows what '{0}' may hold", path).Which;
            Quoted(message[message.IndexOf("allowed are ", StringComparison.Ordinal)..])
                .Should().BeEquivalentTo(SettingsSchema.Settings(pointer).Select(setting => setting.Name), "these are the settings of '{0}'", path);
        }
    }

    [Fact]
    public async Task It_takes_the_values_that_the_host_takes()
    {
        (string Path, string Expected)[] settings =
        [
            .. from section in SettingsSchema.Sections
               from setting in SettingsSchema.Settings(section.Pointer)
               where setting.Name != "Kind" || !section.Path.StartsWith("EventLog:Handlers:", StringComparison.Ordinal)
               select ($"{section.Path}:{setting.Name}", Described(setting.Value)),
            ("EventLog:Handlers:other:Kind", Described(SettingsSchema.At("definitions/schemaPacksHandler/properties/Kind/anyOf")[0])),
        ];
        ILookup<string, string> refused = await RefusedSettings.OfAsync( // of a pack without a version no more is read
            settings.Select(setting => (setting.Path, setting.Path.EndsWith(":Version", StringComparison.Ordinal) ? "1.0" : "?")));
        settings.Where(setting => setting.Path != "Packs:Code:90:Settings") // a module's own business
            .Select(setting => $"{setting.Path}: {setting.Expected}")
            .Should().BeSubsetOf(settings.Select(setting => $"{setting.Path}: {Said(refused[setting.Path].FirstOrDefault() ?? "")}"));
    }

    [Fact]
    public void Each_place_with_settings_is_held_against_the_host() => Sections(SettingsSchema.Root, "")
        .Except(["", "definitions/schemaPacksHandler", "definitions/schemaPacksEveryHandler"]) // what handlers of every kind share
        .Should().BeEquivalentTo(SettingsSchema.Sections.Select(section => section.Pointer).Distinct());

    [Fact]
    public void Each_setting_has_a_description() => (
        from pointer in Sections(SettingsSchema.Root, "")
        where pointer.Length > 0
        from setting in SettingsSchema.At(pointer).GetProperty("properties").EnumerateObject()
        where setting.Value.ValueKind == JsonValueKind.Object && !Describes(setting.Value)
        select $"{pointer}: {setting.Name}")
        .Should().Equal("definitions/schemaPacksPackHandler: Queue"); // which handlers of every kind share

    [Fact]
    public void Each_default_is_a_value_that_it_takes()
    {
        var defaults = (
            from section in SettingsSchema.Sections
            from setting in SettingsSchema.At(section.Pointer).GetProperty("properties").EnumerateObject()
            where setting.Value.ValueKind == JsonValueKind.Object && setting.Value.TryGetProperty("default", out _)
            select SettingsSchema.Nested($"{section.Path}:{setting.Name}", setting.Value.GetProperty("default"))).ToList();
        defaults.Should().HaveCountGreaterThan(40);
        defaults.Should().OnlyContain(settings => SettingsSchema.Judge(settings).Count == 0);
    }

    private static bool Describes(JsonElement setting) =>
        setting.TryGetProperty("description", out _)
        || (setting.TryGetProperty("$ref", out JsonElement reference) && Describes(SettingsSchema.At(reference.GetString()!["#/".Length..])))
        || (setting.TryGetProperty("allOf", out JsonElement all) && Describes(all[0]));

    private static string Described(JsonElement value)
    {
        if (value.TryGetProperty("enum", out JsonElement names))
            return $"one of {string.Join(", ", names.EnumerateArray().Select(name => name.GetString()))}";
        if (value.TryGetProperty("anyOf", out JsonElement any))
            return Described(any[0]);
        return value.GetProperty("type").GetString() switch
        {
            "integer" when value.TryGetProperty("maximum", out JsonElement most) => $"{value.GetProperty("minimum").GetRawText()} to {most.GetRawText()}",
            "integer" => "0 to 100000000", // further bounded for handlers of code packs
            "array" => "list",
            "object" => value.TryGetProperty("properties", out _) ? "settings" : "values by name",
            "boolean" => "true or false",
            _ => value.TryGetProperty("pattern", out JsonElement pattern) && pattern.GetString()!.Contains("[.:]", StringComparison.Ordinal) ? "time" : "text",
        };
    }

    private static string Said(string message) => message switch
    {
        _ when WholeNumber().Match(message) is { Success: true } range => range.Groups["range"].Value,
        _ when message.Contains("neither 'true' nor 'false'", StringComparison.Ordinal) => "true or false",
        _ when message.Contains("is no time from", StringComparison.Ordinal) => "time",
        _ when message.Contains("is not allowed; allowed are ", StringComparison.Ordinal) => $"one of {string.Join(", ", Quoted(message).Skip(1))}",
        _ when message.Contains("settings are expected", StringComparison.Ordinal) => "settings",
        _ when message.Contains("by name", StringComparison.Ordinal) || message.Contains("packs are expected", StringComparison.Ordinal) => "values by name",
        _ when message.Contains(" where a list ", StringComparison.Ordinal) => "list",
        _ => "text",
    };

    private static IEnumerable<string> Sections(JsonElement node, string pointer)
    {
        if (node.ValueKind != JsonValueKind.Object)
            yield break;
        if (node.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object && !pointer.EndsWith("/properties", StringComparison.Ordinal))
            yield return pointer;
        foreach (JsonProperty child in node.EnumerateObject())
            foreach (string section in Sections(child.Value, pointer.Length == 0 ? child.Name : $"{pointer}/{child.Name}"))
                yield return section;
    }

    private static IEnumerable<string> Quoted(string text) => QuotedText().Matches(text).Select(match => match.Groups["text"].Value);

    [GeneratedRegex("'(?<text>[^']*)'")]
    private static partial Regex QuotedText();

    [GeneratedRegex("is no whole number from (?<range>[0-9]+ to [0-9]+)$")]
    private static partial Regex WholeNumber();
}
