namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>
/// A pattern without lookaround and backreferences as a nondeterministic automaton (Thompson's construction), repetitions written out:
/// as many steps as <see cref="PatternCost"/> counts, about.
/// </summary>
internal sealed class PatternProgram
{
    private readonly List<PatternStep> _steps = [];
    private readonly Dictionary<CodePointSet, int> _setIndexes = new(CodePointSet.ByRanges);
    private readonly List<CodePointSet> _sets = [];

    private PatternProgram(PatternNode node)
    {
        Start = Add(node, Append(new PatternStep(PatternStepKind.Accept, 0, 0)));
        if (!BeginsAtStart(node))
            Start = AddLoop(start => Append(new PatternStep(PatternStepKind.Take, start, IndexOf(CodePointSet.All))), Start); // matched anywhere
        AsksStart = _steps.Any(step => step.Kind == PatternStepKind.AtStart);
        AsksWords = _steps.Any(step => step.Kind is PatternStepKind.AtBoundary or PatternStepKind.NotAtBoundary);
        if (AsksWords)
            _ = IndexOf(CharacterClasses.Word);
    }

    public IReadOnlyList<PatternStep> Steps => _steps;

    public IReadOnlyList<CodePointSet> Sets => _sets;

    public int Start { get; }

    /// <summary>Whether some step asks if the text begins.</summary>
    public bool AsksStart { get; }

    /// <summary>Whether some step asks for the boundary of a word; <see cref="CharacterClasses.Word"/> then is among the sets.</summary>
    public bool AsksWords { get; }

    public static PatternProgram Of(PatternNode node) => new(node);

    public int IndexOf(CodePointSet set)
    {
        if (!_setIndexes.TryGetValue(set, out var index))
        {
            _setIndexes[set] = index = _sets.Count;
            _sets.Add(set);
        }

        return index;
    }

    // Back to front: each step knows what comes after it.
    private int Add(PatternNode node, int next) => node switch
    {
        PatternNode.Characters characters => Append(new PatternStep(PatternStepKind.Take, next, IndexOf(characters.Set))),
        PatternNode.Sequence sequence => sequence.Terms.Reverse().Aggregate(next, (after, term) => Add(term, after)),
        PatternNode.Alternatives alternatives => alternatives.Choices.Reverse().Select(choice => Add(choice, next)).Aggregate((later, choice) => Append(new PatternStep(PatternStepKind.Fork, choice, later))),
        PatternNode.Group group => Add(group.Body, next),
        PatternNode.Repeat repeat => Add(repeat, next),
        PatternNode.Edge edge => Append(new PatternStep(edge.IsStart ? PatternStepKind.AtStart : PatternStepKind.AtEnd, next, 0)),
        PatternNode.WordBoundary boundary => Append(new PatternStep(boundary.IsNegated ? PatternStepKind.NotAtBoundary : PatternStepKind.AtBoundary, next, 0)),
        _ => throw new NotSupportedException("the pattern needs backtracking"),
    };

    private int Add(PatternNode.Repeat repeat, int next)
    {
        var entry = next;
        if (repeat.Max is { } max)
        {
            for (var count = repeat.Min; count < max; count++)
                entry = Append(new PatternStep(PatternStepKind.Fork, Add(repeat.Term, entry), next));
        }
        else
        {
            entry = AddLoop(again => Add(repeat.Term, again), next);
        }

        for (var count = 0; count < repeat.Min; count++)
            entry = Add(repeat.Term, entry);
        return entry;
    }

    private int AddLoop(Func<int, int> body, int next)
    {
        var loop = Append(default);
        _steps[loop] = new PatternStep(PatternStepKind.Fork, body(loop), next);
        return loop;
    }

    private int Append(PatternStep step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    private static bool BeginsAtStart(PatternNode node) => node switch
    {
        PatternNode.Edge edge => edge.IsStart,
        PatternNode.Sequence sequence => sequence.Terms.Count > 0 && BeginsAtStart(sequence.Terms[0]),
        PatternNode.Alternatives alternatives => alternatives.Choices.All(BeginsAtStart),
        PatternNode.Group group => BeginsAtStart(group.Body),
        _ => false,
    };
}
