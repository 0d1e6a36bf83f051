namespace SchemaPacks.Compatibility.Languages;

/// <summary>What all questions about patterns may cost in one comparison.</summary>
internal sealed class LanguageBudget
{
    /// <summary>The largest pattern that is asked about, with its repetitions written out.</summary>
    public const int MaxPatternStates = 5_000;

    private const int MaxSteps = 300_000; // a tenth of a second, about

    private int _steps;

    public bool TrySpend(int steps) => (_steps += steps) <= MaxSteps;
}
