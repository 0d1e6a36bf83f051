using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
/// <param name="keyword">Which.</param>
/// <param name="limit">The bound.</param>
/// <param name="side">1 for a lower bound, -1 for an upper one.</param>
/// <param name="isExclusive">Whether the bound itself is out.</param>
/// <param name="text">The bound as written.</param>
internal sealed class RangeRule(string keyword, ExactNumber limit, int side, bool isExclusive, string text) : Rule
{
    public static RangeRule? Of(KeywordValue value, JsonElement schema, DialectVersion version)
    {
        if (value.Number is not { } limit)
            return null; // draft-04: a boolean beside minimum, read there
        var isLower = value.Keyword.EndsWith("inimum", StringComparison.Ordinal);
        var isExclusive = value.Keyword.StartsWith("ex", StringComparison.Ordinal);
        if (version == DialectVersion.Draft4)
        {
            if (isExclusive)
                return null;
            isExclusive = schema.TryGetProperty(isLower ? "exclusiveMinimum" : "exclusiveMaximum", out var flag) && flag.ValueKind == JsonValueKind.True;
        }

        return new RangeRule(value.Keyword, limit, isLower ? 1 : -1, isExclusive, value.Json.GetRawText());
    }

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Number)
            return;
        check.Run.Spend(check.Value.Text.Length / 64);
        var distance = check.Value.Number.CompareTo(limit) * side;
        if (distance < 0 || (isExclusive && distance == 0))
            check.Refuse(keyword, $"value must be {(isExclusive ? side > 0 ? "greater than" : "less than" : side > 0 ? "at least" : "at most")} {text}");
    }
}
