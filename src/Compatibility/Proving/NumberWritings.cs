using System.Globalization;
using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>The ways to write a value that draft-04 tells apart: 1.0 equals 1 there, and is no integer.</summary>
internal static class NumberWritings
{
    private const int Max = 64;
    private const decimal LargestWhole = 1e27m; // a decimal holds all integers up to it

    /// <summary>Equal values, each number in them once with a fraction and once without; null where these are too many, or a number is too long.</summary>
    public static IReadOnlyList<JsonElement>? Of(JsonElement value) => Texts(value)?.ConvertAll(text => JsonElement.Parse(text));

    private static List<string>? Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => OfNumber(value.GetRawText()),
        JsonValueKind.Array => Joined(value.EnumerateArray().Select(item => ("", item)))?.ConvertAll(items => $"[{items}]"),
        JsonValueKind.Object => Joined(value.EnumerateObject().Select(member => ($"\"{JsonEncodedText.Encode(member.Name)}\":", member.Value)))?.ConvertAll(members => $"{{{members}}}"),
        _ => [value.GetRawText()],
    };

    private static List<string>? OfNumber(string written)
    {
        if (!ExactNumber.TryParse(written, out var number))
            return null;
        if (!number.IsInteger)
            return [written];
        if (written.Any(letter => letter != '-' && !char.IsAsciiDigit(letter)))
        {
            if (!decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal whole) || Math.Abs(whole) >= LargestWhole)
                return null;
            written = decimal.Truncate(whole).ToString(CultureInfo.InvariantCulture);
        }

        return [written, written + ".0"];
    }

    private static List<string>? Joined(IEnumerable<(string Name, JsonElement Value)> parts)
    {
        List<string> joined = [""];
        foreach (var (name, value) in parts)
        {
            if (Texts(value) is not { } texts || texts.Count * joined.Count > Max)
                return null;
            joined = [.. joined.SelectMany(before => texts.Select(text => before.Length == 0 ? name + text : $"{before},{name}{text}"))];
        }

        return joined;
    }
}
