using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>A compiled ECMA-262 pattern, matched anywhere in the text; its automaton is built by the first match. Safe for any number of threads.</summary>
/// <param name="automaton">Null for a pattern that must backtrack, and one too large for it.</param>
/// <param name="regex">The pattern for .NET's engine. Its linear form is the second choice: it takes letters beyond ASCII as part of a word, and was seen to miss a line feed at a text's end.</param>
/// <param name="states">What it costs.</param>
internal sealed class EcmaPattern(Lazy<PatternAutomaton?> automaton, Lazy<Regex> regex, int states)
{
    private const int StatesPerStep = 256;

    /// <exception cref="RegexMatchTimeoutException">Only a backtracking pattern runs out of time.</exception>
    public bool IsMatch(ReadOnlySpan<char> text) => automaton.Value?.Match(text) ?? regex.Value.IsMatch(text);

    /// <summary>As <see cref="IsMatch"/>; null for a backtracking match that runs out of time.</summary>
    public bool? TryMatch(ReadOnlySpan<char> text)
    {
        try
        {
            return IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null; // undecided
        }
    }

    /// <summary>As <see cref="IsMatch"/>; a backtracking match that runs out of time may match.</summary>
    public bool MayMatch(string text) => TryMatch(text) ?? true; // undecided: the caller asks what may apply

    /// <summary>What matching a text of that length may cost at worst, in steps of the budget.</summary>
    public int Steps(int length) => (int)Math.Min(1 + ((long)length * states / StatesPerStep), int.MaxValue);
}
