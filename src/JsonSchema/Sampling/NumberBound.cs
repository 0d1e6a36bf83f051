namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>A bound of a number.</summary>
/// <param name="Value">The bound.</param>
/// <param name="IsUpper">Whether numbers must be below it, and not above.</param>
/// <param name="IsExclusive">Whether the bound itself is out.</param>
internal sealed record NumberBound(decimal Value, bool IsUpper, bool IsExclusive)
{
    public bool Allows(decimal number) => number == Value ? !IsExclusive : IsUpper == number < Value;

    public bool IsTighterThan(NumberBound other) => Value == other.Value ? IsExclusive : other.Allows(Value);
}
