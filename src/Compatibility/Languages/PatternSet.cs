using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.Compatibility.Languages;

/// <summary>
/// Several patterns read side by side, character by character: the product of their automata. Which of them match the same texts, and a text for each combination, is found by going through its states
/// from the shortest text on (breadth first).
/// </summary>
internal sealed class PatternSet
{
    private readonly PatternAutomaton[] _automata;
    private readonly IReadOnlyList<(int CodePoint, int[] Classes)> _characters;

    public PatternSet(PatternAutomaton[] automata)
    {
        _automata = automata;
        _characters = CharacterChoice.Of(automata);
    }

    /// <summary>Texts from the shortest on, one for each state that the patterns can be in together.</summary>
    /// <param name="lengths">How long the texts are, in code points.</param>
    /// <param name="goesOn">Whether a state is worth following, of what each automaton says of it.</param>
    /// <param name="budget">What the search may cost. Where it ends before the search, the last text is null.</param>
    public IEnumerable<PatternWord?> Words(WordLengths lengths, Predicate<ReadOnlySpan<int>> goesOn, LanguageBudget budget)
    {
        var start = new PatternSetState([.. _automata.Select(automaton => automaton.Start)], 0);
        var seen = new HashSet<PatternSetState> { start };
        var open = new Queue<(PatternSetState State, int Length, PatternTrail? Trail)>();
        open.Enqueue((start, 0, null));
        while (open.TryDequeue(out var next))
        {
            if (next.Length >= lengths.Least)
            {
                if (Matches(next.State) is not { } matches)
                {
                    yield return null;
                    yield break;
                }

                yield return new PatternWord(matches, next.Trail);
            }

            if (next.Length >= lengths.Most)
                continue;
            foreach (var (codePoint, classes) in _characters)
            {
                if (!budget.TrySpend(_automata.Length))
                {
                    yield return null;
                    yield break;
                }

                var after = new PatternSetState(Step(next.State.States, classes), Math.Min(next.Length + 1, lengths.Least));
                if (after.States.Contains(PatternAutomaton.Full))
                {
                    yield return null;
                    yield break;
                }

                if (goesOn(after.States) && seen.Add(after))
                    open.Enqueue((after, next.Length + 1, new PatternTrail(codePoint, next.Trail)));
            }
        }
    }

    // Which patterns match a text that ends here; null where an automaton has no room to tell.
    private bool[]? Matches(PatternSetState state)
    {
        var matches = new bool[_automata.Length];
        for (int index = 0; index < matches.Length; index++)
        {
            int end = _automata[index].After(state.States[index], _automata[index].End);
            if (end == PatternAutomaton.Full)
                return null;
            matches[index] = end == PatternAutomaton.Matched;
        }

        return matches;
    }

    private int[] Step(int[] states, int[] classes)
    {
        var after = new int[states.Length];
        for (int index = 0; index < after.Length; index++)
            after[index] = _automata[index].After(states[index], classes[index]);
        return after;
    }
}
