using System.Text;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 3986, and RFC 3987 for characters beyond ASCII: the grammar only, nothing is normalised.</summary>
internal static class UriGrammar
{
    private const string SubDelimiters = "!$&'()*+,;=";

    public static bool IsUri(string text, bool international)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsScheme(text.AsSpan(0, colon)) && IsAfterScheme(text.AsSpan(colon + 1), international, isRelative: false);
    }

    public static bool IsReference(string text, bool international) =>
        IsUri(text, international) || IsAfterScheme(text, international, isRelative: true);

    /// <summary>Whether every character may stand between the expressions of a template or in a name, percent escapes included.</summary>
    internal static bool IsEscapeAt(ReadOnlySpan<char> text, int index) =>
        index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]);

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('+' or '-' or '.'))
                return false;
        return char.IsAsciiLetter(text[0]);
    }

    private static bool IsAfterScheme(ReadOnlySpan<char> text, bool international, bool isRelative)
    {
        if (Cut(ref text, '#') is var fragment && !Consists(fragment, ":@/?", international))
            return false;
        if (Cut(ref text, '?') is var query && !Consists(query, ":@/?", international, isQuery: true))
            return false;
        if (text.StartsWith("//"))
        {
            text = text[2..];
            var slash = text.IndexOf('/');
            var authority = slash < 0 ? text : text[..slash];
            return IsAuthority(authority, international) && Consists(text[authority.Length..], ":@/", international);
        }

        var first = text.IndexOf('/') is >= 0 and var end ? text[..end] : text;
        return (!isRelative || !first.Contains(':')) && Consists(text, ":@/", international);
    }

    private static bool IsAuthority(ReadOnlySpan<char> text, bool international)
    {
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            if (!Consists(text[..at], ":", international))
                return false;
            text = text[(at + 1)..];
        }

        var portStart = text.LastIndexOf(':');
        if (portStart >= 0 && portStart > text.LastIndexOf(']'))
        {
            if (text[(portStart + 1)..].ContainsAnyExceptInRange('0', '9'))
                return false;
            text = text[..portStart];
        }

        if (!text.StartsWith("["))
            return Consists(text, "", international);
        return text[^1] == ']' && (IpAddresses.IsV6(text[1..^1]) || IsFutureAddress(text[1..^1]));
    }

    /// <summary><c>v1.fe</c>: the form kept for addresses to come.</summary>
    private static bool IsFutureAddress(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        if (dot < 2 || text[0] is not ('v' or 'V') || dot == text.Length - 1 || text.Contains('%'))
            return false;
        foreach (var digit in text[1..dot])
            if (!char.IsAsciiHexDigit(digit))
                return false;
        return Consists(text[(dot + 1)..], ":", international: false);
    }

    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> text, char mark)
    {
        var index = text.IndexOf(mark);
        if (index < 0)
            return [];
        var rest = text[(index + 1)..];
        text = text[..index];
        return rest;
    }

    private static bool Consists(ReadOnlySpan<char> text, string alsoAllowed, bool international, bool isQuery = false)
    {
        var index = 0;
        while (index < text.Length)
        {
            if (Rune.DecodeFromUtf16(text[index..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
                return false;
            var isAllowed = rune.IsAscii
                ? rune.Value == '%' ? IsEscapeAt(text, index) : IsAscii((char)rune.Value, alsoAllowed)
                : international && (IsUniversal(rune.Value) || (isQuery && IsPrivate(rune.Value)));
            if (!isAllowed)
                return false;
            index += length;
        }

        return true;
    }

    private static bool IsAscii(char unit, string alsoAllowed) =>
        char.IsAsciiLetterOrDigit(unit) || unit is '-' or '.' or '_' or '~' || SubDelimiters.Contains(unit, StringComparison.Ordinal) || alsoAllowed.Contains(unit, StringComparison.Ordinal);

    // ucschar and iprivate of RFC 3987, section 2.2
    internal static bool IsUniversal(int codePoint) => codePoint switch
    {
        < 0xA0 => false,
        <= 0xD7FF => true,
        < 0xF900 => false,
        <= 0xFDCF => true,
        < 0xFDF0 => false,
        <= 0xFFEF => true,
        < 0x10000 => false,
        >= 0xE0000 and < 0xE1000 => false,
        _ => codePoint < 0xF0000 && (codePoint & 0xFFFF) < 0xFFFE,
    };

    internal static bool IsPrivate(int codePoint) =>
        codePoint is >= 0xE000 and <= 0xF8FF || (codePoint >= 0xF0000 && (codePoint & 0xFFFF) < 0xFFFE);
}
