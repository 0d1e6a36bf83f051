using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SchemaPacks.Tests.Settings;

/// <summary>A table of docs/configuration.md: the settings of one place, as the schema describes them.</summary>
/// <param name="elsewhere">Places that have a table of their own.</param>
internal sealed partial class SettingsTable(IReadOnlySet<string> elsewhere)
{
    private const string LinkTo = "#/";
    private const string Required = " Required.";

    /// <summary>What a meaning cannot say in a text that editors show: where to read more.</summary>
    private static readonly Dictionary<string, string> More = new()
    {
        ["Packs:Watch"] = "[packs that change](operations.md#packs-that-change)",
        ["Packs:Code"] = "[code packs](code-packs.md#trusting-one)",
        ["Packs:Namespaces"] = "[names that belong to somebody](trust.md#names-that-belong-to-somebody)",
        ["Packs:Compatibility:OnBreak"] = "[compatibility](compatibility.md#a-registry)",
        ["Packs:Cache"] = "[below](#a-cache-of-what-was-found-out)",
        ["Packs:NuGet:Packs"] = "[versions](feeds.md#versions)",
        ["Packs:NuGet:Restore"] = "[when a host starts](feeds.md#when-a-host-starts)",
        ["Packs:NuGet:Poll"] = "[newer versions](feeds.md#newer-versions-by-themselves)",
        ["Packs:NuGet:Signatures:Mode"] = "[signatures](trust.md#signatures)",
        ["EventLog:AllowedSchemas"] = "[below](#allowedschemas)",
        ["EventLog:Redaction"] = "[redaction](redaction.md)",
        ["EventLog:Capsule"] = "[below](#capsule)",
        ["EventLog:KeepTraceContext"] = "[`__traceparent__`](#capsule)",
        ["EventLog:Handlers"] = "[below](#handlers)",
        ["Attempts"] = "[dead letters](#dead-letters)",
        ["Outbox:Attempts"] = "[dead letters](#dead-letters)",
        ["Http:MaxBodyBytes"] = "[the HTTP interface](http-api.md)",
        ["Http:AllowedOrigins"] = "[pages of other sites](http-api.md#from-a-browser)",
        ["Security:Keys"] = "[what each scope opens](http-api.md#credentials)",
    };

    private readonly StringBuilder _rows = new("| key | type | default | meaning |\n|---|---|---|---|\n");

    /// <param name="prefix">What stands before the settings' names, such as <c>Packs:</c>; empty for none.</param>
    /// <param name="pointer">Where the schema describes them.</param>
    public void Add(string prefix, string pointer)
    {
        foreach (JsonProperty setting in SettingsSchema.At(pointer).GetProperty("properties").EnumerateObject())
            if (setting.Value.ValueKind == JsonValueKind.Object) // else every handler has it
                AddSetting(prefix + setting.Name, setting.Value, $"{pointer}/properties/{setting.Name}");
    }

    public override string ToString() => _rows.ToString();

    private void AddSetting(string key, JsonElement setting, string pointer)
    {
        (JsonElement value, string place) = Resolve(setting, pointer);
        if (elsewhere.Contains(place))
            return;
        if (value.TryGetProperty("properties", out _))
        {
            Add(key + ":", place);
            return;
        }

        (string meaning, string? byDefault) = Meaning(Description(setting));
        string standard = setting.TryGetProperty("default", out JsonElement given) ? $"`{(given.ValueKind == JsonValueKind.String ? given.GetString() : given.GetRawText())}`" : byDefault ?? "";
        _rows.Append($"| `{key}` | {SettingType.Of(value)} | {standard} | {meaning}{(More.TryGetValue(key, out string? more) ? $" More: {more}." : "")} |\n");
        foreach ((string name, JsonElement item) in Items(value))
            if (item.TryGetProperty("$ref", out JsonElement reference) && reference.GetString()![LinkTo.Length..] is var definition && !elsewhere.Contains(definition) && SettingsSchema.At(definition).TryGetProperty("properties", out _) && !SettingsSchema.At(definition).TryGetProperty("allOf", out _))
                Add($"{key}:{name}:", definition);
    }

    // What stands in a list, or under names of the operator's choice.
    private static IEnumerable<(string Name, JsonElement Item)> Items(JsonElement value)
    {
        if (value.TryGetProperty("items", out JsonElement items))
            yield return ("<number>", items);
        if (value.TryGetProperty("patternProperties", out JsonElement patterns))
            foreach (JsonProperty pattern in patterns.EnumerateObject())
                yield return ("<name>", pattern.Value);
        if (value.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object)
            foreach (JsonElement other in others.TryGetProperty("anyOf", out JsonElement any) ? any.EnumerateArray() : Enumerable.Repeat(others, 1))
                yield return ("<id>", other);
    }

    private static (JsonElement Value, string Pointer) Resolve(JsonElement value, string pointer)
    {
        if (value.TryGetProperty("allOf", out JsonElement all) && !value.TryGetProperty("properties", out _))
            value = all[0];
        return value.TryGetProperty("$ref", out JsonElement reference) && reference.GetString()![LinkTo.Length..] is var definition ? Resolve(SettingsSchema.At(definition), definition) : (value, pointer);
    }

    private static string Description(JsonElement value) =>
        value.TryGetProperty("description", out JsonElement description) ? description.GetString()!
        : value.TryGetProperty("allOf", out JsonElement all) ? Description(all[0])
        : value.TryGetProperty("$ref", out JsonElement reference) ? Description(SettingsSchema.At(reference.GetString()![LinkTo.Length..]))
        : "";

    private static (string Meaning, string? Default) Meaning(string description)
    {
        string text = description.Replace("|", "\\|", StringComparison.Ordinal);
        string? standard = null;
        if (text.EndsWith(Required, StringComparison.Ordinal))
            return (Formatted(text[..^Required.Length]), "required");
        if (ByDefault().Match(text) is { Success: true } last)
            (text, standard) = (text[..last.Index].TrimEnd(), Formatted(char.ToLowerInvariant(last.Groups["what"].Value[0]) + last.Groups["what"].Value[1..]));
        return (Formatted(text), standard);
    }

    private static string Formatted(string text) => Code().Replace(Literal().Replace(text, "`$0`"), "[$0](diagnostics/$0.md)");

    [GeneratedRegex("(?<=^|[.:] )(?<what>[^.]*(\\.(json|config)[^.]*)*) by default\\.$")]
    private static partial Regex ByDefault();

    [GeneratedRegex("SP[0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[a-z.]+\.(json|config)\b|\$id\b|\b[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?\b|(?<!\w)/(metrics|v1/\w+|healthz/ready)\b|\bname=value(,name=value)?\b|\bhost:port\b|\bx-max-age\b|\bservice\.name\b|\bsha256sum\b|\bschemapacks inspect\b|(?<= )(1\.\*|\[[0-9.,]+\)|\*)(?=[ .,])|\benable\.idempotence\b|\bamqps?://(\S*[a-z])?")]
    private static partial Regex Literal();
}
