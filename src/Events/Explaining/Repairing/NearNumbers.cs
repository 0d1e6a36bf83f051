using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>Numbers near one that is out of range or no multiple.</summary>
internal static class NearNumbers
{
    private const decimal Bit = 0.000001m;

    /// <param name="value">The number that was refused.</param>
    /// <param name="keyword">The keyword that refused it, such as <c>minimum</c>.</param>
    /// <param name="limit">Its value.</param>
    public static IEnumerable<JsonNode?> Of(JsonNode? value, string keyword, JsonElement limit)
    {
        if (limit.ValueKind != JsonValueKind.Number || !limit.TryGetDecimal(out decimal bound) || Math.Abs(bound) > 1e20m)
            return [];
        return Candidates(value, keyword, bound).Distinct().Select(Node);
    }

    public static JsonNode? Node(decimal number) => JsonNode.Parse((number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)); // without zeros at the end

    private static IEnumerable<decimal> Candidates(JsonNode? value, string keyword, decimal bound)
    {
        switch (keyword)
        {
            case "minimum":
                return [bound, decimal.Ceiling(bound), decimal.Floor(bound) + 1];
            case "exclusiveMinimum":
                return [decimal.Floor(bound) + 1, bound + Bit];
            case "maximum":
                return [bound, decimal.Floor(bound), decimal.Ceiling(bound) - 1];
            case "exclusiveMaximum":
                return [decimal.Ceiling(bound) - 1, bound - Bit];
            case "multipleOf" when bound > 0 && decimal.TryParse(value?.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e20m && number / bound < 1e20m:
                decimal times = decimal.Floor(number / bound);
                return number - (times * bound) < ((times + 1) * bound) - number ? [times * bound, (times + 1) * bound] : [(times + 1) * bound, times * bound];
            default:
                return [];
        }
    }
}
