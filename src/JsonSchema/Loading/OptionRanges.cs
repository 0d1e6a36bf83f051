using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>The ranges of the bounds: within them no sum or product of a bound overflows.</summary>
internal static class OptionRanges
{
    private const int Billion = 1_000_000_000; // one text of so many bytes still fits a string and a pooled array
    private const int Million = 1_000_000;

    /// <exception cref="ArgumentOutOfRangeException">A bound is outside its range.</exception>
    public static void Check(SchemaOptions options)
    {
        Check(options.MaxInstanceBytes, Billion);
        Check(options.MaxStringBytes, Billion);
        Check(options.MaxItems, Billion);
        Check(options.MaxProperties, Billion);
        Check(options.MaxInstanceDepth, Million);
        Check(options.MaxSteps, Billion);
        Check(options.MaxEvaluationDepth, Million);
        Check(options.MaxFindings, Million);
        Check(options.MaxOutputUnits, Million);
        Check(options.MaxPatternLength, Million);
        Check(options.MaxPatternStates, Million);
        Check(options.MaxSchemaNodes, Million);
        Check(options.MaxAlternatives, Million);
        Check(options.MaxSchemaDepth, 1_000); // schemas are read by recursion
        if (options.BacktrackingTimeout < TimeSpan.FromMilliseconds(1) || options.BacktrackingTimeout > TimeSpan.FromHours(1))
            throw OutOfRange(nameof(options.BacktrackingTimeout), options.BacktrackingTimeout, "1 ms to 1 hour");
    }

    private static void Check(int value, int most, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (value < 1 || value > most)
            throw OutOfRange(option[(option.IndexOf('.', StringComparison.Ordinal) + 1)..], value, FormattableString.Invariant($"1 to {most:N0}"));
    }

    private static ArgumentOutOfRangeException OutOfRange(string option, object value, string range) =>
        new(option, value, $"'{option}' cannot be {value}: set it to a value from {range}.");
}
