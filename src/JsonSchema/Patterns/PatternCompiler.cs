using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>From an ECMA-262 pattern to a bounded matcher, or the reason why not. The length is looked at before anything else.</summary>
internal static class PatternCompiler
{
    // The linear engine takes 10,000 states by its own count, which was never seen to exceed five times ours: so many always fit, and are built when first needed.
    private const int StatesBuiltLate = 1_000;

    /// <param name="pattern">As written in the schema.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="memory">What the automata of one schema share; null for one of its own.</param>
    public static PatternCompilation Compile(string pattern, SchemaOptions options, PatternMemory? memory = null)
    {
        if (pattern.Length > options.MaxPatternLength)
            return PatternCompilation.Refused(SchemaProblemKind.PatternTooLong, $"the pattern has {pattern.Length} characters, and {options.MaxPatternLength} are allowed: shorten it, or raise MaxPatternLength");
        try
        {
            return Build(pattern, PatternParser.Parse(pattern), options, memory ?? new PatternMemory(PatternMemory.DefaultSize));
        }
        catch (PatternSyntaxException error)
        {
            return PatternCompilation.Refused(SchemaProblemKind.PatternInvalid, $"the pattern '{pattern}' is no ECMA-262 regular expression: {error.Message} (at character {error.Position + 1})");
        }
    }

    /// <summary>Whether the text is an ECMA-262 regular expression at all, whatever running it would cost.</summary>
    public static bool IsPattern(string pattern)
    {
        try
        {
            PatternParser.Parse(pattern);
            return true;
        }
        catch (PatternSyntaxException)
        {
            return false; // the answer to the question
        }
    }

    private static PatternCompilation Build(string pattern, PatternNode node, SchemaOptions options, PatternMemory memory)
    {
        var states = PatternCost.States(node);
        if (states > options.MaxPatternStates)
            return TooCostly(pattern, options.MaxPatternStates);
        var backtracks = PatternCost.NeedsBacktracking(node);
        if (backtracks && !options.AllowBacktracking)
            return PatternCompilation.Refused(SchemaProblemKind.PatternNeedsBacktracking, $"the pattern '{pattern}' uses lookaround or a backreference, which cannot run in linear time: rewrite it, or allow backtracking with AllowBacktracking");
        var regex = new Lazy<Regex>(() => backtracks
            ? new Regex(DotNetPattern.Write(node, true), RegexOptions.CultureInvariant, options.BacktrackingTimeout)
            : new Regex(DotNetPattern.Write(node, false), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
        try
        {
            if (states > StatesBuiltLate)
                _ = regex.Value;
            var automaton = new Lazy<PatternAutomaton?>(() => backtracks ? null : PatternAutomaton.Create(node, memory));
            return PatternCompilation.Of(new EcmaPattern(automaton, regex, (int)states));
        }
        catch (NotSupportedException) // the linear engine has a bound of its own, which counts otherwise
        {
            return TooCostly(pattern, options.MaxPatternStates);
        }
    }

    private static PatternCompilation TooCostly(string pattern, int states) => PatternCompilation.Refused(
        SchemaProblemKind.PatternTooCostly,
        $"the pattern '{pattern}' unfolds to more than {states} states: use fewer or smaller repetitions, or raise MaxPatternStates");
}
