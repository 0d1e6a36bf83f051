namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>
/// A pattern as a deterministic automaton over classes of characters. A state is the set of steps where the pattern may be; it is
/// made when a text first leads there, and there is an end to how many are made. Any thread may use it.
/// </summary>
internal sealed class PatternAutomaton
{
    /// <summary>The table does not know yet: ask <see cref="Follow"/>.</summary>
    public const int Unknown = 0;

    /// <summary>The text matches, whatever follows.</summary>
    public const int Matched = -1;

    /// <summary>The text does not match, whatever follows.</summary>
    public const int Dead = -2;

    /// <summary>There is no room for the state.</summary>
    public const int Full = -3;

    /// <summary>256 KiB for one pattern, its states' sets included.</summary>
    public const int MaxSize = 1 << 16;

    private const int FirstRows = 8;
    private const int NumbersPerStep = 5; // a step itself, and its marks in the closure

    private readonly Lock _gate = new();
    private readonly PatternClosure _closure;
    private readonly PatternMemory _memory;
    private readonly int _stride;
    private readonly Dictionary<PatternPlace, int> _states = [];
    private readonly List<PatternPlace> _places = [default]; // row 0 is no state: its number means unknown
    private int[] _table;
    private int _size;

    private PatternAutomaton(PatternProgram program, CharacterPartition partition, PatternMemory memory)
    {
        (Partition, _memory) = (partition, memory);
        _closure = new PatternClosure(program, partition);
        _stride = partition.Count + 1;
        _table = new int[FirstRows * _stride];
        Start = StateOf(_closure.Start);
    }

    /// <summary>The classes of characters.</summary>
    public CharacterPartition Partition { get; }

    /// <summary>The state at the start of a text; <see cref="Full"/> when there is no room for any.</summary>
    public int Start { get; }

    /// <summary>The class of the end of the text.</summary>
    public int End => Partition.Count;

    /// <summary>What follows a state, a place in this table, by class: a state or one of the constants.</summary>
    public int[] Table => Volatile.Read(ref _table);

    /// <summary>How many states there are by now.</summary>
    public int States => _states.Count;

    /// <summary>Null for a pattern with more classes of characters than an automaton tells apart, and when there is no memory left.</summary>
    public static PatternAutomaton? Create(PatternNode node, PatternMemory memory)
    {
        var program = PatternProgram.Of(node);
        return CharacterPartition.Of(program.Sets) is { } partition && memory.TryTake((program.Steps.Count * NumbersPerStep) + partition.Size)
            ? new PatternAutomaton(program, partition, memory)
            : null;
    }

    /// <summary>Whether a text matches; null where there is no room to tell.</summary>
    public bool? Match(ReadOnlySpan<char> text)
    {
        var state = Start;
        foreach (var rune in text.EnumerateRunes())
            state = After(state, Partition.Of(rune.Value));
        state = After(state, End);
        return state == Full ? null : state == Matched;
    }

    /// <summary>What follows a state by a class, made if need be.</summary>
    public int Follow(int state, int characters)
    {
        lock (_gate)
        {
            if (_table[state + characters] is not Unknown and var known)
                return known;
            var next = Matched;
            if (_closure.Next(_places[state / _stride], characters) is { } place)
                next = place.Steps.Length == 0 ? Dead : StateOf(place);
            return _table[state + characters] = next;
        }
    }

    /// <summary>What follows a state or one of the constants by a class.</summary>
    public int After(int state, int characters) => state <= 0 ? state : Table[state + characters] is not Unknown and var known ? known : Follow(state, characters);

    private int StateOf(PatternPlace place)
    {
        if (_states.TryGetValue(place, out var state))
            return state;
        var size = _stride + place.Steps.Length;
        if (_size + size > MaxSize || !_memory.TryTake(size))
            return Full;
        _size += size;
        state = _places.Count * _stride;
        if (state + _stride > _table.Length)
        {
            var larger = new int[2 * _table.Length];
            _table.CopyTo(larger, 0);
            Volatile.Write(ref _table, larger); // readers of the old one find nothing in it that it does not have
        }

        _places.Add(place);
        return _states[place] = state;
    }
}
