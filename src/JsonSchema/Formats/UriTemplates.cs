using System.Text;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 6570: literals and expressions such as <c>{?list*,name:3}</c>, of any level.</summary>
internal static class UriTemplates
{
    private const string Operators = "+#./;?&=,!@|";
    private const int MaxPrefixDigits = 4;

    public static bool IsTemplate(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            if (text[index] == '{')
            {
                var end = text.IndexOf('}', index);
                if (end < 0 || !IsExpression(text.AsSpan(index + 1, end - index - 1)))
                    return false;
                index = end + 1;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsLiteral(rune, text, index))
                return false;
            index += length;
        }

        return true;
    }

    private static bool IsLiteral(Rune rune, string text, int index)
    {
        if (rune.Value == '%')
            return UriGrammar.IsEscapeAt(text, index);
        return rune.IsAscii
            ? rune.Value > ' ' && rune.Value != 0x7F && !"\"<>\\^`{|}".Contains((char)rune.Value, StringComparison.Ordinal)
            : UriGrammar.IsUniversal(rune.Value) || UriGrammar.IsPrivate(rune.Value);
    }

    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && Operators.Contains(text[0], StringComparison.Ordinal))
            text = text[1..];
        if (text.IsEmpty)
            return false;
        foreach (var range in text.Split(','))
            if (!IsVariable(text[range]))
                return false;
        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> text)
    {
        if (text.EndsWith("*"))
        {
            text = text[..^1];
        }
        else if (text.LastIndexOf(':') is >= 0 and var colon)
        {
            var digits = text[(colon + 1)..];
            if (digits.Length is 0 or > MaxPrefixDigits || digits[0] == '0' || digits.ContainsAnyExceptInRange('0', '9'))
                return false;
            text = text[..colon];
        }

        return IsName(text);
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal))
            return false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%' && UriGrammar.IsEscapeAt(text, index))
                index += 2;
            else if (!char.IsAsciiLetterOrDigit(text[index]) && text[index] is not ('_' or '.'))
                return false;
        }

        return true;
    }
}
