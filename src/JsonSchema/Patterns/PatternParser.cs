using System.Globalization;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>
/// Reads ECMA-262 patterns with the <c>u</c> flag (section 22.2.1). More lenient than the flag in one way, for the schemas that are out there:
/// punctuation may be escaped without need, and a brace that counts nothing stands for itself.
/// </summary>
internal sealed class PatternParser
{
    private const int MaxNesting = 100;

    private readonly PatternCursor _cursor;
    private readonly EscapeReader _escapes;
    private readonly Dictionary<string, int> _names;
    private readonly int _groupCount;
    private int _groups;
    private int _nesting;

    private PatternParser(string pattern)
    {
        _cursor = new PatternCursor(pattern);
        _escapes = new EscapeReader(_cursor);
        (_groupCount, _names) = GroupScan.Of(pattern);
    }

    /// <exception cref="PatternSyntaxException">The pattern has no meaning.</exception>
    public static PatternNode Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var node = parser.Disjunction();
        return parser._cursor.AtEnd ? node : throw parser._cursor.Error("a ')' has no '('");
    }

    private PatternNode Disjunction()
    {
        if (++_nesting > MaxNesting)
            throw _cursor.Error($"groups nest deeper than {MaxNesting}");
        var choices = new List<PatternNode> { Alternative() };
        while (_cursor.TryTake('|'))
            choices.Add(Alternative());
        _nesting--;
        return choices.Count == 1 ? choices[0] : new PatternNode.Alternatives(choices);
    }

    private PatternNode.Sequence Alternative()
    {
        var terms = new List<PatternNode>();
        while (!_cursor.AtEnd && _cursor.Peek is not ('|' or ')'))
            terms.Add(Term());
        return new PatternNode.Sequence(terms);
    }

    private PatternNode Term()
    {
        var atom = Atom(out var isQuantifiable);
        if (Quantifier() is not var (min, max))
            return atom;
        if (!isQuantifiable)
            throw _cursor.Error("a quantifier follows an assertion");
        return new PatternNode.Repeat(atom, min, max, _cursor.TryTake('?'));
    }

    private PatternNode Atom(out bool isQuantifiable)
    {
        isQuantifiable = true;
        switch (_cursor.Peek)
        {
            case '^' or '$':
                isQuantifiable = false;
                return new PatternNode.Edge(_cursor.Take() == '^');
            case '.':
                _cursor.Take();
                return new PatternNode.Characters(CharacterClasses.AnyButLineEnds);
            case '(':
                return Group(out isQuantifiable);
            case '[':
                return new PatternNode.Characters(ClassReader.Read(_cursor, _escapes));
            case '*' or '+' or '?':
                throw _cursor.Error("a quantifier has nothing to repeat");
            case '\\':
                return Escape(out isQuantifiable);
            default:
                return new PatternNode.Characters(CodePointSet.Of(_cursor.TakeCodePoint()));
        }
    }

    private PatternNode Escape(out bool isQuantifiable)
    {
        isQuantifiable = true;
        if (_cursor.TryTake("\\b") || _cursor.TryTake("\\B"))
        {
            isQuantifiable = false;
            return new PatternNode.WordBoundary(_cursor.Previous == 'B');
        }

        if (_cursor.TryTake("\\k<"))
        {
            var name = _cursor.TakeUntil('>');
            return _names.TryGetValue(name, out var named) ? new PatternNode.BackReference(named) : throw _cursor.Error("a named backreference has no group");
        }

        if (_cursor.PeekAt(1) is >= '1' and <= '9')
        {
            _cursor.Take();
            var number = _cursor.TakeNumber();
            return number <= _groupCount ? new PatternNode.BackReference(number) : throw _cursor.Error("a backreference has no group");
        }

        return new PatternNode.Characters(_escapes.Read(inClass: false));
    }

    private PatternNode Group(out bool isQuantifiable)
    {
        isQuantifiable = true;
        PatternNode group;
        if (_cursor.TryTake("(?:"))
            group = new PatternNode.Group(Disjunction(), 0);
        else if (_cursor.TryTake("(?=") || _cursor.TryTake("(?!"))
            group = Look(isBehind: false, out isQuantifiable);
        else if (_cursor.TryTake("(?<=") || _cursor.TryTake("(?<!"))
            group = Look(isBehind: true, out isQuantifiable);
        else if (_cursor.TryTake("(?<"))
            group = Capture(_cursor.TakeUntil('>'));
        else if (_cursor.TryTake("(?"))
            throw _cursor.Error("'(?' begins nothing that ECMA-262 knows");
        else
        {
            _cursor.Take();
            group = Capture(null);
        }

        if (!_cursor.TryTake(')'))
            throw _cursor.Error("a '(' has no ')'");
        return group;
    }

    private PatternNode.Look Look(bool isBehind, out bool isQuantifiable)
    {
        isQuantifiable = false;
        var isNegated = _cursor.Previous == '!';
        return new PatternNode.Look(Disjunction(), isBehind, isNegated);
    }

    private PatternNode.Group Capture(string? name)
    {
        if (name is not null && (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$')))
            throw _cursor.Error("the name of a group is no identifier");
        var number = ++_groups;
        return new PatternNode.Group(Disjunction(), number);
    }

    private (int Min, int? Max)? Quantifier()
    {
        if (_cursor.AtEnd)
            return null;
        switch (_cursor.Peek)
        {
            case '*':
                _cursor.Take();
                return (0, null);
            case '+':
                _cursor.Take();
                return (1, null);
            case '?':
                _cursor.Take();
                return (0, 1);
            case '{':
                return Counted();
            default:
                return null;
        }
    }

    private (int Min, int? Max)? Counted()
    {
        var match = PatternCursor.CountedQuantifier().Match(_cursor.Rest);
        if (!match.Success)
            return null; // the brace stands for itself
        _cursor.Skip(match.Length);
        var min = Count(match.Groups[1].Value);
        var max = !match.Groups[2].Success ? min : match.Groups[3].Length == 0 ? (int?)null : Count(match.Groups[3].Value);
        return max < min ? throw _cursor.Error("a quantifier counts down") : (min, max);
    }

    private static int Count(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
}
