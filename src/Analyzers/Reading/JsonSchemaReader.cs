using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SchemaPacks.Analyzers.Reading;

/// <summary>Reads strict JSON: System.Text.Json is not at hand in every compiler. Names that stand twice are refused, as in the registry.</summary>
internal sealed class JsonSchemaReader(string text)
{
    private static readonly Regex Number = new(@"\G-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", RegexOptions.CultureInvariant);

    private int _at;

    /// <returns>Null for a text that is not JSON.</returns>
    public static SchemaValue? Read(string text)
    {
        var reader = new JsonSchemaReader(text);
        SchemaValue? root = reader.ReadValue(0);
        return root is not null && reader.Next() == '\0' && reader._at == text.Length ? root : null;
    }

    /// <summary>The next character that is no space, or NUL at the end.</summary>
    private char Next()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    private bool Take(char character)
    {
        if (Next() != character)
            return false;
        _at++;
        return true;
    }

    private SchemaValue? ReadValue(int depth) => depth > SchemaText.Depth ? null : Next() switch
    {
        '{' => ReadMembers(depth + 1),
        '[' => ReadItems(depth + 1),
        '"' => ReadText() is { } value ? SchemaValue.OfText(value) : null,
        't' => ReadWord("true", SchemaValue.True),
        'f' => ReadWord("false", SchemaValue.False),
        'n' => ReadWord("null", SchemaValue.Null),
        _ => ReadNumber(),
    };

    private SchemaValue? ReadWord(string word, SchemaValue value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            return null;
        _at += word.Length;
        return value;
    }

    private SchemaValue? ReadNumber()
    {
        Match number = Number.Match(text, _at);
        _at += number.Length;
        return number.Success ? SchemaValue.Number(number.Value) : null;
    }

    private SchemaValue? ReadItems(int depth)
    {
        var items = ImmutableArray.CreateBuilder<SchemaValue>();
        _at++;
        if (Take(']'))
            return SchemaValue.OfItems([]);
        do
        {
            if (ReadValue(depth) is not { } item)
                return null;
            items.Add(item);
        }
        while (Take(','));
        return Take(']') ? SchemaValue.OfItems(items.ToImmutable()) : null;
    }

    private SchemaValue? ReadMembers(int depth)
    {
        var members = ImmutableArray.CreateBuilder<SchemaMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        _at++;
        if (Take('}'))
            return SchemaValue.OfMembers([]);
        do
        {
            if (Next() != '"' || ReadText() is not { } name || !names.Add(name) || !Take(':') || ReadValue(depth) is not { } value)
                return null;
            members.Add(new SchemaMember(name, value));
        }
        while (Take(','));
        return Take('}') ? SchemaValue.OfMembers(members.ToImmutable()) : null;
    }

    private string? ReadText()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] < ' ')
                return null;
            if (text[_at] != '\\')
                value.Append(text[_at]);
            else if (ReadEscape() is { } escaped)
                value.Append(escaped);
            else
                return null;
        }

        _at++;
        return _at > text.Length || JsonString.HasLoneSurrogate(value.ToString()) ? null : value.ToString();
    }

    // Ends at the last character of the escape.
    private char? ReadEscape()
    {
        _at++;
        switch (_at < text.Length ? text[_at] : '\0')
        {
            case '"' or '\\' or '/':
                return text[_at];
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 < text.Length && ushort.TryParse(text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit):
                _at += 4;
                return (char)unit;
            default:
                return null;
        }
    }
}
