using System.Globalization;
using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Lists the values of one kind that a case may have, where they are few: each can be asked about then.</summary>
internal static class FiniteValues
{
    private const int MaxIntegers = 64;

    /// <summary>All values of a kind that the case has, and perhaps more; null where they are not few.</summary>
    /// <param name="of">The case.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="tellsFractions">Whether some schema that is asked tells 1.0 from 1.</param>
    public static IReadOnlyList<JsonElement>? Of(ValueCase of, ValueKinds kind, bool tellsFractions)
    {
        var values = Listed(of, kind);
        if (values is null || !tellsFractions)
            return values;
        var written = values.Select(NumberWritings.Of).ToList();
        return written.Contains(null) ? null : [.. written.SelectMany(each => each!)];
    }

    private static List<JsonElement>? Listed(ValueCase of, ValueKinds kind)
    {
        foreach (var node in of.Nodes)
        {
            if (node.TryGet("const", out var constant))
                return [.. Of([constant], kind)];
            if (node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array)
                return [.. Of(values.EnumerateArray(), kind)];
        }

        return kind switch
        {
            ValueKinds.Null => [JsonElement.Parse("null")],
            ValueKinds.True => [JsonElement.Parse("true")],
            ValueKinds.False => [JsonElement.Parse("false")],
            ValueKinds.Number => Numbers(of),
            ValueKinds.String when of.Most("maxLength") == 0 => [JsonElement.Parse("\"\"")],
            ValueKinds.Array when of.Most("maxItems") == 0 => [JsonElement.Parse("[]")],
            ValueKinds.Object when of.Most("maxProperties") == 0 => [JsonElement.Parse("{}")],
            _ => null,
        };
    }

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> values, ValueKinds kind) => values.Where(value => KindAnalysis.KindOf(value) == kind);

    private static List<JsonElement>? Numbers(ValueCase of)
    {
        bool isInteger = of.IsInteger || NumberInclusion.HasIntegersOnly(of);
        if (NumberRange.Of(of, isUpper: false, isInteger) is not { IsExclusive: false, Exact: { } least } || NumberRange.Of(of, isUpper: true, isInteger) is not { IsExclusive: false, Exact: { } most })
            return null;
        if (least == most)
            return [Number(least)];
        if (!isInteger || most - least >= MaxIntegers || decimal.Truncate(least) != least)
            return null;
        var all = new List<JsonElement>();
        for (decimal number = least; number <= most; number++)
            all.Add(Number(number));
        return all;
    }

    private static JsonElement Number(decimal value) => JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture));
}
