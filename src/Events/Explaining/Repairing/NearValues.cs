using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>Values that a sender may have meant, nearest first: <c>5</c> for <c>"5"</c>, <c>start</c> for <c>Start</c>.</summary>
internal static class NearValues
{
    private const int MaxListed = 8;
    private const int LeastNear = 4; // characters: of shorter texts any is near any

    /// <summary>The value as one of these types of JSON Schema.</summary>
    public static IEnumerable<JsonNode?> OfTypes(JsonNode? value, IReadOnlyList<string> types) => types.SelectMany(type => OfType(value, type));

    /// <summary>The values of a list, the likeliest first.</summary>
    public static IEnumerable<JsonNode?> Listed(JsonNode? value, JsonElement list)
    {
        string text = Text(value);
        JsonElement[] values = [.. list.EnumerateArray()];
        string[] texts = [.. values.Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())];
        string[] near = [.. Near(text, texts.Distinct(StringComparer.Ordinal))];
        return values.Select((item, index) => (Value: item, Rank: Rank(texts[index])))
            .OrderBy(item => item.Rank).Take(MaxListed).Select(item => Node(item.Value));

        int Rank(string listed) =>
            listed.Trim().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase) ? 0 : Array.IndexOf(near, listed) is var place and >= 0 ? place + 1 : near.Length + 1;
    }

    /// <summary>Whether the sender may well have meant that value.</summary>
    public static bool IsNear(JsonNode? value, JsonNode? other) =>
        value is not (JsonObject or JsonArray) && other is not (JsonObject or JsonArray) && Text(value) is { Length: > 0 } text && Text(other) is { Length: > 0 } wanted
        && (text.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase) || Near(text, [wanted]).Count > 0);

    public static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(element.Clone()),
        JsonValueKind.Array => JsonArray.Create(element.Clone()),
        _ => JsonValue.Create(element.Clone()),
    };

    private static IReadOnlyList<string> Near(string text, IEnumerable<string> texts) =>
        text.Length < LeastNear ? [] : NearMatches.Of(text, texts.Where(other => other.Length >= LeastNear));

    private static IEnumerable<JsonNode?> OfType(JsonNode? value, string type)
    {
        JsonValueKind kind = value?.GetValueKind() ?? JsonValueKind.Null;
        string text = Text(value).Trim();
        bool isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number);
        switch (type)
        {
            case "integer" when isNumber && kind is JsonValueKind.String or JsonValueKind.Number && isNumber:
                yield return NearNumbers.Node(decimal.Round(number));
                break;
            case "number" when kind == JsonValueKind.String && isNumber:
                yield return NearNumbers.Node(number);
                break;
            case "boolean" when Truth(text) is { } truth:
                yield return truth;
                break;
            case "string" when kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                yield return text;
                break;
            case "array" when kind != JsonValueKind.Null:
                yield return new JsonArray(value!.DeepClone());
                break;
            case "null":
                yield return null;
                break;
        }

        if (value is JsonArray { Count: 1 } items && type != "array") // one in a list, where the one is asked for
            yield return items[0]?.DeepClone();
    }

    private static bool? Truth(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "1" => true,
        "FALSE" or "NO" or "OFF" or "0" => false,
        _ => null,
    };

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonObject or JsonArray => "",
        _ => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
    };
}
