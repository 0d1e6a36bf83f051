using System.Globalization;
using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>One end of a range of numbers, exactly as written.</summary>
/// <param name="Value">The bound.</param>
/// <param name="IsUpper">Whether numbers are below it.</param>
/// <param name="IsExclusive">Whether it is out of the range itself.</param>
/// <param name="Keyword">The keyword that gives it.</param>
internal sealed record NumberRange(ExactNumber Value, bool IsUpper, bool IsExclusive, string Keyword)
{
    /// <summary>The tightest bound of a case's numbers; null where there is none.</summary>
    public static NumberRange? Of(ValueCase of, bool isUpper, bool isInteger)
    {
        NumberRange? tightest = null;
        var denied = of.Denials.SelectMany(denial => All(denial.Node, !isUpper).Where(bound => bound.Keyword == denial.Keyword)).Select(bound => bound with { IsUpper = isUpper, IsExclusive = !bound.IsExclusive });
        foreach (var bound in of.Nodes.SelectMany(node => All(node, isUpper)).Concat(denied).Select(bound => isInteger ? bound.Rounded() : bound))
        {
            if (tightest is null || !tightest.Implies(bound))
                tightest = bound;
        }

        return tightest;
    }

    /// <summary>The bounds that one schema gives.</summary>
    public static IEnumerable<NumberRange> All(SchemaNode node, bool isUpper)
    {
        string inclusive = isUpper ? "maximum" : "minimum", exclusive = isUpper ? "exclusiveMaximum" : "exclusiveMinimum";
        bool hasExclusive = node.TryGet(exclusive, out var beyond);
        if (node.TryGet(inclusive, out var bound) && Read(bound) is { } value)
            yield return new NumberRange(value, isUpper, hasExclusive && beyond.ValueKind == JsonValueKind.True, inclusive) { Exact = DecimalOf(bound) };
        if (hasExclusive && Read(beyond) is { } other)
            yield return new NumberRange(other, isUpper, IsExclusive: true, exclusive) { Exact = DecimalOf(beyond) };
    }

    /// <summary>Whether each number within this bound is within the other.</summary>
    public bool Implies(NumberRange other)
    {
        int order = Value.CompareTo(other.Value) * (IsUpper ? -1 : 1);
        return order > 0 || (order == 0 && (IsExclusive || !other.IsExclusive));
    }

    /// <summary>Whether no number is within both this lower and that upper bound.</summary>
    public bool Excludes(NumberRange upper)
    {
        int order = Value.CompareTo(upper.Value);
        return order > 0 || (order == 0 && (IsExclusive || upper.IsExclusive));
    }

    /// <summary>The same bound of integers, which lies at an integer and is in the range.</summary>
    public NumberRange Rounded()
    {
        if (Exact is not { } number)
            return this;
        decimal whole = IsUpper ? decimal.Floor(number) : decimal.Ceiling(number);
        if (whole == number && IsExclusive)
            whole += IsUpper ? -1 : 1;
        return ExactNumber.TryParse(whole.ToString(CultureInfo.InvariantCulture), out var rounded) ? this with { Value = rounded, IsExclusive = false, Exact = whole } : this;
    }

    /// <summary>The bound as a decimal, where one holds it exactly.</summary>
    public decimal? Exact { get; init; }

    // What a decimal holds exactly; others are not rounded.
    private static decimal? DecimalOf(JsonElement value) =>
        decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e27m
        && ExactNumber.TryParse(number.ToString(CultureInfo.InvariantCulture), out var exact) && Read(value) is { } written && exact.CompareTo(written) == 0
            ? number
            : null;

    private static ExactNumber? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && ExactNumber.TryParse(value.GetRawText(), out var number) ? number : null;
}
