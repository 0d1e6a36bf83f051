namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>Moves a place of a pattern over one character. Not for two threads at once.</summary>
internal sealed class PatternClosure
{
    private readonly PatternProgram _program;
    private readonly bool[][] _sets;
    private readonly bool[] _words;
    private readonly Stack<int> _open = new();
    private readonly List<int> _taken = [];
    private readonly int[] _seen;
    private readonly int[] _kept;
    private int _round;

    public PatternClosure(PatternProgram program, CharacterPartition partition)
    {
        _program = program;
        _sets = [.. program.Sets.Select(partition.ClassesIn)];
        _words = program.AsksWords ? _sets[program.IndexOf(CharacterClasses.Word)] : new bool[partition.Count];
        _seen = new int[program.Steps.Count];
        _kept = new int[program.Steps.Count];
    }

    /// <summary>The place at the start of a text.</summary>
    public PatternPlace Start => new([_program.Start], _program.AsksStart || _program.AsksWords ? PatternNeighbour.Edge : PatternNeighbour.Other);

    /// <summary>The place after a character of a class, the last of which is the end of the text; null where the pattern matches before it.</summary>
    public PatternPlace? Next(PatternPlace place, int characters)
    {
        var isEnd = characters == _words.Length;
        var after = isEnd ? PatternNeighbour.Edge : _words[characters] ? PatternNeighbour.Word : PatternNeighbour.Other;
        _round++;
        _taken.Clear();
        _open.Clear();
        foreach (var step in place.Steps)
            _open.Push(step);
        while (_open.TryPop(out var index))
        {
            if (_seen[index] == _round)
                continue;
            _seen[index] = _round;
            var step = _program.Steps[index];
            if (step.Kind == PatternStepKind.Accept)
                return null;
            if (step.Kind == PatternStepKind.Take)
            {
                if (!isEnd && _sets[step.Other][characters] && _kept[step.Next] != _round)
                {
                    _kept[step.Next] = _round;
                    _taken.Add(step.Next);
                }

                continue;
            }

            if (Passes(step.Kind, place.Before, after))
                _open.Push(step.Next);
            if (step.Kind == PatternStepKind.Fork)
                _open.Push(step.Other);
        }

        _taken.Sort();
        return new PatternPlace([.. _taken], _program.AsksWords ? after : PatternNeighbour.Other);
    }

    private static bool Passes(PatternStepKind kind, PatternNeighbour before, PatternNeighbour after) => kind switch
    {
        PatternStepKind.AtStart => before == PatternNeighbour.Edge,
        PatternStepKind.AtEnd => after == PatternNeighbour.Edge,
        PatternStepKind.AtBoundary => (before == PatternNeighbour.Word) != (after == PatternNeighbour.Word),
        PatternStepKind.NotAtBoundary => (before == PatternNeighbour.Word) == (after == PatternNeighbour.Word),
        _ => true,
    };
}
