using System.Globalization;
using System.Text.RegularExpressions;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>A position in a pattern.</summary>
internal sealed partial class PatternCursor(string pattern)
{
    private int _position;

    public bool AtEnd => _position == pattern.Length;

    public char Peek => _position < pattern.Length ? pattern[_position] : '\0';

    public char Previous => pattern[_position - 1];

    public string Rest => pattern[_position..];

    public char PeekAt(int distance) => _position + distance < pattern.Length ? pattern[_position + distance] : '\0';

    public char Take() => AtEnd ? throw Error("the pattern ends too early") : pattern[_position++];

    public int TakeCodePoint()
    {
        var unit = Take();
        if (!char.IsHighSurrogate(unit) || AtEnd || !char.IsLowSurrogate(Peek))
            return unit;
        return char.ConvertToUtf32(unit, Take());
    }

    public bool TryTake(char unit)
    {
        if (AtEnd || Peek != unit)
            return false;
        _position++;
        return true;
    }

    public bool TryTake(string text)
    {
        if (string.CompareOrdinal(pattern, _position, text, 0, text.Length) != 0)
            return false;
        _position += text.Length;
        return true;
    }

    public string TakeUntil(char end)
    {
        var index = pattern.IndexOf(end, _position);
        if (index < 0)
            throw Error($"a '{end}' is missing");
        var text = pattern[_position..index];
        _position = index + 1;
        return text;
    }

    public int TakeNumber()
    {
        var start = _position;
        while (char.IsAsciiDigit(Peek))
            _position++;
        return int.TryParse(pattern.AsSpan(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }

    public int TakeHex(int digits)
    {
        if (_position + digits > pattern.Length || !int.TryParse(pattern.AsSpan(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw Error($"an escape needs {digits} hexadecimal digits");
        _position += digits;
        return value;
    }

    public void Skip(int length) => _position += length;

    public PatternSyntaxException Error(string message) => new(_position, message);

    /// <summary><c>{2}</c>, <c>{2,}</c>, <c>{2,5}</c>.</summary>
    [GeneratedRegex(@"^\{([0-9]+)(,([0-9]*))?\}", RegexOptions.CultureInvariant)]
    public static partial Regex CountedQuantifier();
}
