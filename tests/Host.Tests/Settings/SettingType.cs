using System.Text.Json;

namespace SchemaPacks.Tests.Settings;

/// <summary>What a setting takes, in a few words.</summary>
internal static class SettingType
{
    public static string Of(JsonElement value)
    {
        if (value.TryGetProperty("$ref", out JsonElement reference))
            return Of(SettingsSchema.At(reference.GetString()!["#/".Length..]));
        if (value.TryGetProperty("enum", out JsonElement names))
            return string.Join(", ", names.EnumerateArray().Select(name => $"`{name.GetString()}`"));
        if (value.TryGetProperty("anyOf", out JsonElement any))
            return any.EnumerateArray().First().TryGetProperty("enum", out _) ? Of(any[0]) : string.Join(", or ", any.EnumerateArray().Select(Of).Distinct());
        return value.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString() switch
            {
                "boolean" => "true, false",
                "integer" => Number(value),
                "array" => value.TryGetProperty("items", out JsonElement items) ? List(items) : "list",
                "object" => value.TryGetProperty("properties", out _) ? "settings" : value.TryGetProperty("patternProperties", out _) || value.GetProperty("additionalProperties").TryGetProperty("anyOf", out _) || value.GetProperty("additionalProperties").TryGetProperty("$ref", out _) ? "settings by name" : "texts by name",
                _ => Text(value),
            }
            : "text";
    }

    private static string List(JsonElement items) => Of(items) switch
    {
        "settings" => "list of settings",
        "text" => "list of texts",
        string one when one.StartsWith('`') => $"list of {one}",
        string one => $"list ({one})",
    };

    private static string Number(JsonElement value) => value.TryGetProperty("minimum", out JsonElement least)
        ? value.TryGetProperty("maximum", out JsonElement most) ? $"whole number, {least.GetRawText()} to {most.GetRawText()}" : $"whole number, from {least.GetRawText()}"
        : "whole number";

    private static string Text(JsonElement value)
    {
        string pattern = value.TryGetProperty("pattern", out JsonElement given) ? given.GetString()! : "";
        return pattern switch
        {
            _ when pattern.Contains("[.:]", StringComparison.Ordinal) => "time",
            "^[0-9A-Fa-f]{64}$" => "64 hexadecimal digits",
            "^[0-9A-Fa-f]{128}$" => "128 hexadecimal digits",
            _ when value.TryGetProperty("examples", out JsonElement examples) => "text, such as " + string.Join(" or ", examples.EnumerateArray().Select(example => $"`{example.GetString()}`")),
            _ when value.TryGetProperty("minLength", out JsonElement least) && least.GetInt32() > 1 => $"text of at least {least.GetInt32()} characters",
            _ => "text",
        };
    }
}
