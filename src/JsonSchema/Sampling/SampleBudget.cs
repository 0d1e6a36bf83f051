namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>What sampling may cost, counted in values tried.</summary>
internal sealed class SampleBudget(int left)
{
    public bool IsSpent => left <= 0;

    public bool TrySpend() => --left >= 0;
}
