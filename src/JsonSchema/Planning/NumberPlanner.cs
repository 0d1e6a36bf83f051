using System.Collections.Frozen;
using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Plans for numbers.</summary>
internal static class NumberPlanner
{
    public static KindPlan PlanOf(Conjunction conjunction, AllowedValues? values)
    {
        var bounds = new NumberBounds();
        var limits = new List<NumberBounds.Limit>();
        var divisors = new List<NumberToken>();
        foreach (var node in conjunction.Nodes)
        {
            if (node.TryGet("type", out var type) && !Names(type, "number"))
                bounds = node.Dialect.Version == DialectVersion.Draft4 ? bounds with { IntegerTextOnly = true } : bounds with { IntegerOnly = true };
            if (!TryLimit(node, "minimum", "exclusiveMinimum", false, limits) || !TryLimit(node, "maximum", "exclusiveMaximum", true, limits))
                return KindPlan.Left;
            if (!node.TryGet("multipleOf", out var divisor))
                continue;
            if (!TryRead(divisor, out var number))
                return KindPlan.Left;
            divisors.Add(number);
        }

        var allowed = new List<NumberToken>();
        foreach (var value in values?.Values ?? [])
        {
            if (!TryRead(value, out var number))
                return KindPlan.Left;
            allowed.Add(number);
        }

        bounds = bounds with
        {
            Limits = [.. Tightest(limits, isMaximum: false), .. Tightest(limits, isMaximum: true)],
            Divisors = [.. divisors.Select(divisor => divisor.Normalised()).Distinct()],
            Values = values is null ? null : allowed.Select(value => value.Normalised()).ToFrozenSet(),
        };
        return new KindPlan(next => new NumberPlan(bounds, next));
    }

    // Of the bounds from one side the one that implies all others.
    private static IEnumerable<NumberBounds.Limit> Tightest(List<NumberBounds.Limit> limits, bool isMaximum) => limits
        .Where(limit => limit.IsMaximum == isMaximum)
        .OrderBy(limit => limit.Bound, Comparer<NumberToken>.Create((left, right) => isMaximum ? left.CompareTo(right) : right.CompareTo(left)))
        .ThenByDescending(limit => limit.IsExclusive)
        .Take(1);

    /// <summary>Whether <c>type</c> lists a name.</summary>
    public static bool Names(JsonElement type, string name) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(item => Names(item, name))
        : type.ValueEquals(name);

    // In draft-04 the exclusive keyword is a boolean that qualifies the other; later it is a bound of its own.
    private static bool TryLimit(SchemaNode node, string keyword, string exclusiveKeyword, bool isMaximum, List<NumberBounds.Limit> limits)
    {
        var qualifies = node.TryGet(exclusiveKeyword, out var exclusive) && exclusive.ValueKind is JsonValueKind.True or JsonValueKind.False;
        if (node.TryGet(keyword, out var bound))
        {
            if (!TryRead(bound, out var number))
                return false;
            limits.Add(new NumberBounds.Limit(number, isMaximum, qualifies && exclusive.ValueKind == JsonValueKind.True));
        }

        if (exclusive.ValueKind != JsonValueKind.Number)
            return true;
        if (!TryRead(exclusive, out var exclusiveBound))
            return false;
        limits.Add(new NumberBounds.Limit(exclusiveBound, isMaximum, true));
        return true;
    }

    /// <summary>A number of a schema as plans compare it; false for one of too many digits.</summary>
    public static bool TryRead(JsonElement value, out NumberToken number) => NumberToken.TryRead(value.GetRawText(), out number);
}
