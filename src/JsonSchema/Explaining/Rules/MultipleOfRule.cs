using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>multipleOf</c>, exact for decimals of any length.</summary>
internal sealed class MultipleOfRule(ExactNumber divisor, string text) : Rule
{
    private const int WorkPerStep = 1024;

    public static MultipleOfRule? Of(KeywordValue value) =>
        value.Number is { DigitCount: > 0 } divisor ? new MultipleOfRule(divisor, value.Json.GetRawText()) : null;

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Number)
            return;
        var number = check.Value.Number;
        check.Run.Spend((int)Math.Min(number.WorkOfDividing(divisor) / WorkPerStep, int.MaxValue));
        if (!number.IsMultipleOf(divisor))
            check.Refuse("multipleOf", $"value must be a multiple of {text}");
    }
}
