using System.Globalization;
using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.Compatibility.Languages;

/// <summary>Answers questions about the texts that patterns match, exactly where their automata are small enough, within a budget for all of them.</summary>
internal sealed class PatternLanguages
{
    private const int MaxNameKinds = 64;
    private const int LongestExample = 1_000;

    private readonly PatternMemory _memory = new(1 << 20);
    private readonly LanguageBudget _budget = new();
    private readonly Dictionary<string, PatternAutomaton?> _automata = [];
    private readonly Dictionary<string, WordAnswer> _answers = [];
    private readonly Dictionary<string, List<string>?> _kinds = [];

    /// <summary>Whether there is a text of some lengths that some patterns match and others do not, and the shortest.</summary>
    public WordAnswer Find(IEnumerable<string> matched, IEnumerable<string> unmatched, WordLengths lengths)
    {
        string[] wanted = [.. matched.Distinct().Order(StringComparer.Ordinal)], unwanted = [.. unmatched.Distinct().Order(StringComparer.Ordinal)];
        if (lengths.Least > lengths.Most || wanted.Intersect(unwanted).Any())
            return WordAnswer.None;
        if (wanted.Length + unwanted.Length == 0)
            return WordAnswer.Of(new string('a', Math.Min(lengths.Least, LongestExample)));
        string key = $"{Key(wanted)}|{Key(unwanted)}|{lengths}";
        if (!_answers.TryGetValue(key, out var answer))
            _answers[key] = answer = Search(wanted, unwanted, lengths);
        return answer;
    }

    /// <summary>A name of each kind that patterns tell apart, without some names; null where that is not known.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="without">The names that are left out.</param>
    /// <param name="matched">Patterns that all names match.</param>
    /// <param name="lengths">How long the names are.</param>
    public IReadOnlyList<string>? NameKinds(IEnumerable<string> patterns, IReadOnlyCollection<string> without, IReadOnlyCollection<string> matched, WordLengths lengths)
    {
        string[] all = [.. matched.Concat(patterns).Distinct()];
        if (all.Length == 0 && lengths is { Least: <= LongestExample, Most: > 2 * LongestExample })
            return [Fresh(without, lengths)];
        string key = $"{Key(all)}|{matched.Count}|{lengths}|{Key(without)}";
        if (!_kinds.TryGetValue(key, out var kinds))
            _kinds[key] = kinds = SearchKinds(all, without, matched, lengths);
        return kinds;
    }

    private List<string>? SearchKinds(string[] all, IReadOnlyCollection<string> without, IReadOnlyCollection<string> matched, WordLengths lengths)
    {
        var automata = all.Select(AutomatonOf).Append(without.Count > 0 ? PatternAutomaton.Create(Listed(without), _memory) : AutomatonOf("^[^\\s\\S]")).ToList();
        if (automata.Exists(automaton => automaton is null))
            return null;
        int sure = matched.Distinct().Count();
        var found = new Dictionary<string, string>();
        foreach (var word in new PatternSet([.. automata.OfType<PatternAutomaton>()]).Words(lengths, states => !states[..sure].Contains(PatternAutomaton.Dead), _budget))
        {
            if (word is null || found.Count > MaxNameKinds)
                return null;
            if (!word.Matches[^1] && word.Matches.Take(sure).All(matches => matches))
                found.TryAdd(string.Concat(word.Matches.Select(matches => matches ? '1' : '0')), word.Text);
        }

        return [.. found.Values];
    }

    private WordAnswer Search(string[] wanted, string[] unwanted, WordLengths lengths)
    {
        var automata = wanted.Concat(unwanted).Select(AutomatonOf).ToList();
        if (automata.Exists(automaton => automaton is null))
            return WordAnswer.Unknown;
        var set = new PatternSet([.. automata.OfType<PatternAutomaton>()]);
        foreach (var word in set.Words(lengths, states => !states[..wanted.Length].Contains(PatternAutomaton.Dead) && !states[wanted.Length..].Contains(PatternAutomaton.Matched), _budget))
        {
            if (word is null)
                return WordAnswer.Unknown;
            if (word.Matches.Take(wanted.Length).All(matches => matches) && !word.Matches.Skip(wanted.Length).Any(matches => matches))
                return WordAnswer.Of(word.Text);
        }

        return WordAnswer.None;
    }

    private PatternAutomaton? AutomatonOf(string pattern)
    {
        if (_automata.TryGetValue(pattern, out var known))
            return known;
        PatternAutomaton? automaton = null;
        try
        {
            var node = PatternParser.Parse(pattern);
            if (!PatternCost.NeedsBacktracking(node) && PatternCost.States(node) <= LanguageBudget.MaxPatternStates)
                automaton = PatternAutomaton.Create(node, _memory);
        }
        catch (PatternSyntaxException)
        {
            // it matches nothing that is known
        }

        return _automata[pattern] = automaton;
    }

    // A name that is not among others: of those of one length there are too many for all of them to be.
    private static string Fresh(IReadOnlyCollection<string> without, WordLengths lengths)
    {
        int length = Math.Max(lengths.Least, 1);
        return Enumerable.Range(0, without.Count + 1).Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(length, 'x')).First(name => !without.Contains(name));
    }

    // With their lengths, so that no text reads as two.
    private static string Key(IEnumerable<string> texts) => string.Concat(texts.Select(text => $"{text.Length}:{text}"));

    // ^(?:one|another)$
    private static PatternNode.Sequence Listed(IEnumerable<string> texts) => new(
    [
        new PatternNode.Edge(IsStart: true),
        new PatternNode.Alternatives([.. texts.Select(text => new PatternNode.Sequence([.. text.EnumerateRunes().Select(rune => new PatternNode.Characters(CodePointSet.Of(rune.Value)))]))]),
        new PatternNode.Edge(IsStart: false),
    ]);
}
