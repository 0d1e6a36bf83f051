using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Makes numbers between bounds, counted in decimals: exact for what people write. Bounds beyond them are tried as they stand.</summary>
internal sealed class NumberSampler(SampleDice dice, bool isPlain)
{
    private const int MaxMultiples = 1_000;

    private static readonly string[] Bounds = ["minimum", "maximum", "multipleOf"];

    // A number that a reader takes for an example comes first.
    private static readonly decimal[] Usual = [42, 1, 10, 0, -1, 100, 0.5m];

    public JsonNode? Make(SampleDemand demand)
    {
        if (!isPlain && Beyond(demand).ToList() is { Count: > 0 } beyond && dice.Chance(2))
            return JsonNode.Parse(dice.Pick(beyond));
        var (least, most) = (Bound(demand, "minimum", "exclusiveMinimum", isUpper: false), Bound(demand, "maximum", "exclusiveMaximum", isUpper: true));
        decimal? step = Step(demand);
        var candidates = Candidates(least, most, step ?? 1).Select(value => step is { } unit ? RoundUp(value, unit) : value)
            .Where(value => value is not null && (least is null || least.Allows(value.Value)) && (most is null || most.Allows(value.Value))).Distinct().ToList();
        return candidates.Count == 0 ? null : JsonValue.Create(Plain(isPlain ? candidates[0]!.Value : dice.Pick(candidates)!.Value));
    }

    private IEnumerable<decimal?> Candidates(NumberBound? least, NumberBound? most, decimal step)
    {
        foreach (decimal usual in Usual)
            yield return usual;
        foreach (decimal bound in new[] { least?.Value, most?.Value }.OfType<decimal>())
        {
            yield return bound;
            yield return Sum(bound, step);
            yield return Sum(bound, -step);
        }

        if (least is null || most is null)
            yield break;
        decimal width = most.Value / 2 - least.Value / 2;
        yield return least.Value + width;
        if (!isPlain)
            yield return least.Value + width / 500 * dice.Next(1_000);
    }

    private static NumberBound? Bound(SampleDemand demand, string inclusive, string exclusive, bool isUpper)
    {
        NumberBound? tightest = null;
        foreach (var node in demand.Nodes)
        {
            bool isExclusive = node.TryGet(exclusive, out var beyond);
            bool isFlag = isExclusive && beyond.ValueKind is JsonValueKind.True or JsonValueKind.False; // as draft-04 has it
            if (node.TryGet(inclusive, out var bound) && Read(bound) is { } value)
                Tighten(new NumberBound(value, isUpper, isFlag && beyond.ValueKind == JsonValueKind.True));
            if (isExclusive && !isFlag && Read(beyond) is { } other)
                Tighten(new NumberBound(other, isUpper, IsExclusive: true));
        }

        return tightest;

        void Tighten(NumberBound bound) => tightest = tightest is null || bound.IsTighterThan(tightest) ? bound : tightest;
    }

    // A step that all multiples share, as far as one can be found; integers are multiples of one.
    private static decimal? Step(SampleDemand demand)
    {
        decimal? step = demand.IsInteger ? 1 : null;
        foreach (var node in demand.Nodes)
        {
            foreach (var keyword in (ReadOnlySpan<string>)["multipleOf", "divisibleBy"])
            {
                if (node.TryGet(keyword, out var divisor) && Read(divisor) is > 0 and var unit)
                    step = step is null ? unit : Common(step.Value, unit);
            }
        }

        return step;
    }

    private static decimal Common(decimal one, decimal other)
    {
        for (int factor = 1; factor <= MaxMultiples; factor++)
        {
            if (one * factor % other == 0)
                return one * factor;
        }

        return Math.Max(one, other);
    }

    private static decimal? RoundUp(decimal? value, decimal step)
    {
        try
        {
            return value is null ? null : Math.Ceiling(value.Value / step) * step;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Sum(decimal one, decimal other)
    {
        try
        {
            return one + other;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // What no decimal can hold, such as 1e300: the bound itself may do.
    private static IEnumerable<string> Beyond(SampleDemand demand) => demand.Nodes
        .SelectMany(node => Bounds.Select(keyword => node.TryGet(keyword, out var bound) && bound.ValueKind == JsonValueKind.Number && Read(bound) is null ? bound.GetRawText() : null))
        .OfType<string>();

    private static decimal? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && (number != 0 || value.GetRawText().AsSpan().IndexOfAnyInRange('1', '9') < 0)
            ? number
            : null;

    // Without the zeros that a division leaves behind.
    private static decimal Plain(decimal value) => decimal.Parse(value.ToString("0.#############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
