using System.Text;

namespace SchemaPacks.Parsing;

/// <summary>
/// Reads the YAML that nearly every author writes: mappings and lists by indentation, short ones in brackets, scalars with and without quotes, texts behind
/// <c>&gt;</c> and <c>|</c>. It is many times as fast as <see cref="YamlReader"/>, which reads everything else: this one gives up where a text could mean
/// something it does not know, or has a mistake, and never tells of one. Tests hold it to the other's results.
/// </summary>
internal sealed class EverydayYamlReader
{
    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly YamlLines _lines;
    private readonly DocumentBuilder _builder;
    private int _depth;

    private EverydayYamlReader(string text, DocumentBuilder builder)
    {
        _text = text;
        _builder = builder;
        _lines = new YamlLines(text);
    }

    /// <summary>Reads all of the text into the builder.</summary>
    /// <param name="text">The text without a byte order mark.</param>
    /// <param name="builder">One of its own: what is in it counts for nothing when the text is not taken.</param>
    /// <param name="findings">What the builder finds.</param>
    /// <returns>Whether the text was taken. If not, nothing is known about it.</returns>
    public static bool TryRead(string text, DocumentBuilder builder, FindingList findings) =>
        !text.Contains('\t') && text.Count('\r') == text.AsSpan().Count("\r\n") && YamlCharacters.FirstRefused(text) < 0
        && new EverydayYamlReader(text, builder).Read() && findings.All.Count == 0;

    private bool Read()
    {
        _lines.MoveToContent();
        if (!_lines.IsAtEnd && _text.AsSpan(_lines.Start, _lines.RawEnd - _lines.Start) is "---")
            _lines.MoveToContent();
        return !_lines.IsAtEnd && _lines.Indent == 0 && ReadMapping(_lines.Content, 0) && _lines.IsAtEnd;
    }

    /// <param name="at">Where the first name begins, on the current line.</param>
    /// <param name="indent">The column of all its names, from 0.</param>
    private bool ReadMapping(int at, int indent)
    {
        _builder.BeginMapping(Place(at));
        if (_builder.IsStopped || ++_depth > MaxDepth)
            return false;
        do
        {
            if (!EverydayScalars.TryName(_text, at, _lines.End, out string? name, out int after))
                return false;
            _builder.Key(name, Place(at));
            if (!ReadAfter(after, indent, takesListAt: indent))
                return false;
            at = _lines.Content;
        }
        while (!_lines.IsAtEnd && _lines.Indent == indent);
        _builder.End();
        _depth--;
        return _lines.IsAtEnd || _lines.Indent < indent;
    }

    /// <param name="indent">The column of all its dashes, from 0.</param>
    private bool ReadList(int indent)
    {
        _builder.BeginSequence(Place(_lines.Content));
        if (_builder.IsStopped || ++_depth > MaxDepth)
            return false;
        do
        {
            int at = SkipSpaces(_lines.Content + 1);
            bool taken = at < _lines.End && EverydayScalars.TryName(_text, at, _lines.End, out _, out _)
                ? ReadMapping(at, at - _lines.Start)
                : ReadAfter(_lines.Content + 1, indent, takesListAt: -1);
            if (!taken)
                return false;
        }
        while (!_lines.IsAtEnd && _lines.Indent == indent && IsDash());
        _builder.End();
        _depth--;
        return _lines.IsAtEnd || _lines.Indent <= indent;
    }

    /// <summary>The value behind a name's colon or a dash: on the same line, or on the lines below.</summary>
    private bool ReadAfter(int at, int indent, int takesListAt)
    {
        int value = SkipSpaces(at);
        if (value < _lines.End && _text[value] != '#')
            return ReadValue(value, indent);

        _lines.MoveToContent();
        if (_lines.IsAtEnd)
            return false;
        if (IsDash())
            return (_lines.Indent > indent || _lines.Indent == takesListAt) && ReadList(_lines.Indent);
        return _lines.Indent > indent && ReadMapping(_lines.Content, _lines.Indent);
    }

    private bool ReadValue(int at, int indent)
    {
        switch (_text[at])
        {
            case '|' or '>':
                return ReadBlock(at, indent);
            case '"' or '\'' or '[' or '{':
                int after = at;
                if (!ReadInBrackets(ref after) || !IsRestEmpty(after))
                    return false;
                _lines.MoveToContent();
                return _lines.IsAtEnd || _lines.Indent <= indent;
            default:
                return ReadPlain(at, indent);
        }
    }

    private bool ReadPlain(int at, int indent)
    {
        if (!EverydayScalars.StartsPlain(_text, at, _lines.End) || EverydayScalars.EndOfPlain(_text, at, _lines.End) is not (> 0 and var end))
            return false;
        TextPosition place = Place(at);
        var value = new StringBuilder().Append(_text.AsSpan(at, end - at).TrimEnd(' '));
        bool hasComment = end < _lines.End;
        for (_lines.MoveNext(); !_lines.IsAtEnd && !_lines.IsBlank && _lines.Indent > indent; _lines.MoveNext())
        {
            if (hasComment || !EverydayScalars.StartsPlain(_text, _lines.Content, _lines.End) || EverydayScalars.EndOfPlain(_text, _lines.Content, _lines.End) != _lines.End)
                return false;
            value.Append(' ').Append(_text, _lines.Content, _lines.End - _lines.Content);
        }

        if (!AddPlain(value.ToString(), place))
            return false;
        if (!_lines.IsAtEnd && (_lines.IsBlank || _lines.IsComment))
            _lines.MoveToContent();
        return _lines.IsAtEnd || _lines.Indent <= indent;
    }

    private bool ReadBlock(int at, int indent)
    {
        bool keepsEnd = at + 1 >= _lines.End;
        if (!keepsEnd && (_text[at + 1] != '-' || at + 2 < _lines.End))
            return false;
        TextPosition place = Place(at);
        _lines.MoveNext();
        var value = new StringBuilder();
        int content = _lines.Indent, blanks = 0;
        if (_lines.IsAtEnd || _lines.IsBlank || content <= indent)
            return false;
        for (; !_lines.IsAtEnd && (_lines.IsBlank || _lines.Indent > indent); _lines.MoveNext())
        {
            if (_lines.IsBlank ? _lines.RawEnd - _lines.Start > content : _lines.Indent != content || _lines.End != _lines.RawEnd)
                return false;
            blanks++;
            if (_lines.IsBlank)
                continue;
            if (value.Length > 0 && _text[at] == '>' && blanks == 1)
                value.Append(' ');
            else if (value.Length > 0)
                value.Append('\n', _text[at] == '>' ? blanks - 1 : blanks);
            value.Append(_text, _lines.Content, _lines.End - _lines.Content);
            blanks = 0;
        }

        if (_lines.IsAtEnd ? !_text.EndsWith('\n') : _lines.IsComment)
            return false;
        _builder.Scalar(new ScalarValue(ScalarKind.Text, keepsEnd ? value.Append('\n').ToString() : value.ToString()), place);
        return true;
    }

    /// <summary>A value that shows where it ends: in quotes or brackets, or inside of brackets. All of it is on one line.</summary>
    private bool ReadInBrackets(ref int at)
    {
        TextPosition place = Place(at);
        switch (_text[at])
        {
            case '"' or '\'':
                if (!EverydayScalars.TryQuoted(_text, at, _lines.End, out string? value, out at))
                    return false;
                _builder.Scalar(new ScalarValue(ScalarKind.Text, value), place);
                return true;
            case '[':
                _builder.BeginSequence(place);
                return ReadParts(ref at, ']', hasNames: false);
            case '{':
                _builder.BeginMapping(place);
                return ReadParts(ref at, '}', hasNames: true);
            default:
                int from = at;
                if (!EverydayScalars.StartsPlain(_text, at, _lines.End) || (at = EverydayScalars.EndOfFlow(_text, at, _lines.End)) < 0)
                    return false;
                return AddPlain(_text[from..at].TrimEnd(' '), place);
        }
    }

    private bool ReadParts(ref int at, char close, bool hasNames)
    {
        if (_builder.IsStopped || ++_depth > MaxDepth)
            return false;
        at = SkipSpaces(at + 1);
        for (bool isFirst = true; at < _lines.End && !(isFirst && _text[at] == close); isFirst = false)
        {
            TextPosition place = Place(at);
            if (hasNames)
            {
                if (!EverydayScalars.TryName(_text, at, _lines.End, out string? name, out at))
                    return false;
                _builder.Key(name, place);
                at = SkipSpaces(at);
            }

            if (at >= _lines.End || !ReadInBrackets(ref at))
                return false;
            at = SkipSpaces(at);
            if (at >= _lines.End || _text[at] == close)
                break;
            if (_text[at] != ',')
                return false;
            at = SkipSpaces(at + 1);
        }

        if (at >= _lines.End)
            return false;
        at++;
        _builder.End();
        _depth--;
        return true;
    }

    private bool AddPlain(string text, TextPosition place)
    {
        ScalarValue value = ScalarResolution.Resolve(text, _builder.MaxNumberLength);
        if (value.Kind == ScalarKind.NotFinite)
            return false;
        _builder.Scalar(value, place);
        return true;
    }

    private bool IsDash() => _text[_lines.Content] == '-' && (_lines.Content + 1 == _lines.End || _text[_lines.Content + 1] == ' ');

    private bool IsRestEmpty(int at) => SkipSpaces(at) is var next && (next >= _lines.End || (_text[next] == '#' && next > at));

    private int SkipSpaces(int at)
    {
        while (at < _lines.End && _text[at] == ' ')
            at++;
        return at;
    }

    private TextPosition Place(int at) => new(_lines.Number, at - _lines.Start + 1);
}
