using System.Globalization;
using Microsoft.Extensions.Configuration;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Configuration;

/// <summary>
/// One section of the settings, read strictly: what has another type, another value or an unknown name is a problem with the key's full path, and stops the start.
/// Reading goes on, so that all problems are found at once.
/// </summary>
/// <remarks>What is read by one of its methods is null where there is no such setting, or where it was refused.</remarks>
public sealed class SettingSection
{
    private readonly IConfigurationSection _section;
    private readonly List<Diagnostic> _problems;

    /// <param name="section">What is read.</param>
    /// <param name="problems">Everything that is wrong is added here.</param>
    public SettingSection(IConfigurationSection section, List<Diagnostic> problems)
    {
        _section = section;
        _problems = problems;
    }

    /// <summary>Its own name: the last part of <see cref="Path"/>.</summary>
    public string Key => _section.Key;

    /// <summary>Its full name, such as <c>EventLog:Handlers:events</c>.</summary>
    public string Path => _section.Path;

    /// <summary>What stands here as a single value.</summary>
    public string? Value => _section.Value;

    /// <summary>Whether anything stands here: <c>{}</c> and <c>[]</c> do, <c>null</c> does not.</summary>
    public bool Exists => _section.Value is not null || HasParts;

    /// <summary>Whether it holds further settings, or items of a list.</summary>
    public bool HasParts => _section.GetChildren().Any();

    /// <summary>The settings, or items of a list, that it holds.</summary>
    public IEnumerable<SettingSection> Parts => _section.GetChildren().Select(child => new SettingSection(child, _problems));

    /// <summary>A setting in it. It need not be there.</summary>
    public SettingSection this[string key] => new(_section.GetSection(key), _problems);

    /// <summary>Reports that it is wrong, and so stops the start.</summary>
    /// <param name="message">What is wrong, and what is allowed. Never a secret.</param>
    public void Refuse(string message) =>
        _problems.Add(Diagnostics.InvalidSetting.Create(message) with { Resource = _section.Path });

    /// <summary>Refuses a single value where settings by name are expected, and every name that is not listed.</summary>
    public void ExpectNames(params ReadOnlySpan<string> names)
    {
        if (!string.IsNullOrEmpty(Value))
            Refuse($"'{Value}' stands where settings are expected; allowed are {Quote(names)}");

        foreach (SettingSection part in Parts)
            if (!Contains(names, part.Key))
                part.Refuse($"no setting has this name{Meant(part.Key, names)}; allowed are {Quote(names)}");
    }

    /// <summary>A single value.</summary>
    public string? Text(string key)
    {
        SettingSection setting = this[key];
        if (!setting.HasParts)
            return string.IsNullOrEmpty(setting.Value) ? null : setting.Value;
        setting.Refuse("several values stand where one is expected");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (bool.TryParse(text, out bool value))
            return value;
        this[key].Refuse($"'{text}' is neither 'true' nor 'false'");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Number(string key, int lowest, int highest)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= lowest && value <= highest)
            return value;
        this[key].Refuse($"'{text}' is no whole number from {lowest} to {highest}");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
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
    internal string? Chosen(string text, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return name;
        Refuse($"'{text}' is not allowed{Meant(text, names)}; allowed are {Quote(names)}");
        return null;
    }

    /// <summary>An absolute address of one of the schemes. It is not repeated when it is refused: it may hold a password.</summary>
    public Uri? Address(string key, params ReadOnlySpan<string> schemes) =>
        Text(key) is { } text ? this[key].AddressIn(text, schemes) : null;

    /// <summary>A list of such addresses: null when there is no such setting, empty for <c>[]</c>.</summary>
    public IReadOnlyList<Uri>? Addresses(string key, params ReadOnlySpan<string> schemes)
    {
        SettingSection setting = this[key];
        if (!setting.Exists)
            return null;
        if (!string.IsNullOrEmpty(setting.Value))
            setting.Refuse("a single value stands where a list of addresses is expected; write it in brackets");

        var addresses = new List<Uri>();
        foreach (SettingSection item in setting.Parts)
            if (item.HasParts || !IsIndex(item.Key))
                item.Refuse("a list of addresses holds nothing but addresses");
            else if (item.AddressIn(item.Value ?? "", schemes) is { } address)
                addresses.Add(address);
        return addresses;
    }

    /// <summary>Texts by names of the operator's choice; empty when there is no such setting.</summary>
    public IReadOnlyDictionary<string, string> TextsByName(string key)
    {
        SettingSection setting = this[key];
        if (!string.IsNullOrEmpty(setting.Value))
            setting.Refuse("a single value stands where values by name are expected, such as { \"name\": \"value\" }");

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SettingSection part in setting.Parts)
            if (part.HasParts)
                part.Refuse("several values stand where one is expected");
            else
                texts[part.Key] = part.Value ?? "";
        return texts;
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
    internal static bool IsIndex(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private Uri? AddressIn(string text, ReadOnlySpan<string> schemes)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && Contains(schemes, address.Scheme) && address.Host.Length > 0)
            return address;
        Refuse($"this is no address that begins with {string.Join(" or ", schemes.ToArray().Select(scheme => $"'{scheme}://'"))} and names a host");
        return null;
    }

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
