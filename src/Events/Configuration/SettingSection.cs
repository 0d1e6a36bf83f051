using System.Globalization;
using Microsoft.Extensions.Configuration;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Configuration;

/// <summary>
/// One section of the settings, read strictly: what has another type, another value or an unknown name is a problem with the key's full path.
/// Reading goes on, so that all problems are found at once.
/// </summary>
internal sealed class SettingSection(IConfigurationSection section, List<Diagnostic> problems)
{
    public string Key => section.Key;

    public string Path => section.Path;

    public string? Value => section.Value;

    /// <summary>Whether anything stands here: <c>{}</c> and <c>[]</c> do, <c>null</c> does not.</summary>
    public bool Exists => section.Value is not null || HasParts;

    public bool HasParts => section.GetChildren().Any();

    public IEnumerable<SettingSection> Parts => section.GetChildren().Select(child => new SettingSection(child, problems));

    public SettingSection this[string key] => new(section.GetSection(key), problems);

    public void Refuse(string message) =>
        problems.Add(Diagnostics.InvalidSetting.Create(message) with { Resource = section.Path });

    /// <summary>Refuses a single value where settings by name are expected, and every name that is not listed.</summary>
    public void ExpectNames(params ReadOnlySpan<string> names)
    {
        if (!string.IsNullOrEmpty(Value))
            Refuse($"'{Value}' stands where settings are expected; allowed are {Quote(names)}");

        foreach (SettingSection part in Parts)
            if (!Contains(names, part.Key))
                part.Refuse($"no setting has this name{Meant(part.Key, names)}; allowed are {Quote(names)}");
    }

    public string? Text(string key)
    {
        SettingSection setting = this[key];
        if (!setting.HasParts)
            return string.IsNullOrEmpty(setting.Value) ? null : setting.Value;
        setting.Refuse("several values stand where one is expected");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (bool.TryParse(text, out bool value))
            return value;
        this[key].Refuse($"'{text}' is neither 'true' nor 'false'");
        return null;
    }

    public int? Number(string key, int lowest, int highest)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= lowest && value <= highest)
            return value;
        this[key].Refuse($"'{text}' is no whole number from {lowest} to {highest}");
        return null;
    }

    public long? LongNumber(string key, long lowest, long highest)
    {
        if (Text(key) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= lowest && value <= highest)
            return value;
        this[key].Refuse($"'{text}' is no whole number from {lowest} to {highest}");
        return null;
    }

    /// <summary>A span of time, <c>[days.]hours:minutes[:seconds]</c>. A number alone would be days, which nobody means.</summary>
    public TimeSpan? Time(string key, TimeSpan lowest, TimeSpan highest)
    {
        if (Text(key) is not { } text)
            return null;
        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) && value >= lowest && value <= highest)
            return value;
        this[key].Refuse($"'{text}' is no time from {lowest:c} to {highest:c}; write days, hours, minutes and seconds such as '1.00:30:00' or '00:00:05'");
        return null;
    }

    /// <summary>One of the names, in whatever case.</summary>
    public string? Choice(string key, params ReadOnlySpan<string> names) =>
        Text(key) is { } text ? this[key].Chosen(text, names) : null;

    /// <summary>The one of the names that a value is, in whatever case; else a problem of this section.</summary>
    public string? Chosen(string text, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return name;
        Refuse($"'{text}' is not allowed{Meant(text, names)}; allowed are {Quote(names)}");
        return null;
    }

    /// <summary>A list of texts: null when there is no such setting, empty for <c>[]</c>.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        SettingSection setting = this[key];
        if (!setting.Exists)
            return null;
        if (!string.IsNullOrEmpty(setting.Value))
            setting.Refuse($"'{setting.Value}' stands where a list is expected, such as [\"{setting.Value}\"]");

        var texts = new List<string>();
        foreach (SettingSection item in setting.Parts)
            if (item.HasParts || !IsIndex(item.Key))
                item.Refuse("a list of texts holds nothing but texts");
            else if (string.IsNullOrWhiteSpace(item.Value))
                item.Refuse("an item of the list is empty; remove it");
            else
                texts.Add(item.Value);
        return texts;
    }

    /// <summary>Whether a key is a place in a list.</summary>
    public static bool IsIndex(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool Contains(ReadOnlySpan<string> names, string key)
    {
        foreach (string name in names)
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static string Quote(ReadOnlySpan<string> names) => string.Join(", ", names.ToArray().Select(name => $"'{name}'"));

    private static string Meant(string word, ReadOnlySpan<string> names) =>
        NearMatches.Of(word, names.ToArray(), count: 1) is [var near] ? $" (did you mean '{near}'?)" : "";
}
