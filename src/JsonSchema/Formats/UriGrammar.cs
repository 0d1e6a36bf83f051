using System.Buffers;
using System.Text;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 3986, and RFC 3987 for characters beyond ASCII: the grammar only, nothing is normalised.</summary>
internal static class UriGrammar
{
    // unreserved and sub-delims, with what a part allows besides
    private static readonly SearchValues<byte> Scheme = SearchValues.Create([.. Letters, .. "0123456789+-."u8]);
    private static readonly SearchValues<byte> Name = SearchValues.Create([.. Letters, .. "0123456789-._~!$&'()*+,;="u8]);
    private static readonly SearchValues<byte> User = SearchValues.Create([.. Letters, .. "0123456789-._~!$&'()*+,;=:"u8]);
    private static readonly SearchValues<byte> Path = SearchValues.Create([.. Letters, .. "0123456789-._~!$&'()*+,;=:@/"u8]);
    private static readonly SearchValues<byte> Query = SearchValues.Create([.. Letters, .. "0123456789-._~!$&'()*+,;=:@/?"u8]);

    private static ReadOnlySpan<byte> Letters => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    public static bool IsUri(ReadOnlySpan<byte> text) => IsUri(text, international: false);

    public static bool IsReference(ReadOnlySpan<byte> text) => IsUri(text, international: false) || IsAfterScheme(text, international: false, isRelative: true);

    public static bool IsIri(ReadOnlySpan<byte> text) => IsUri(text, international: true);

    public static bool IsIriReference(ReadOnlySpan<byte> text) => IsUri(text, international: true) || IsAfterScheme(text, international: true, isRelative: true);

    /// <summary>Whether the percent sign at that place begins an escape.</summary>
    internal static bool IsEscapeAt(ReadOnlySpan<byte> text, int index) =>
        index + 2 < text.Length && char.IsAsciiHexDigit((char)text[index + 1]) && char.IsAsciiHexDigit((char)text[index + 2]);

    private static bool IsUri(ReadOnlySpan<byte> text, bool international)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && char.IsAsciiLetter((char)text[0]) && !text[..colon].ContainsAnyExcept(Scheme)
            && IsAfterScheme(text[(colon + 1)..], international, isRelative: false);
    }

    private static bool IsAfterScheme(ReadOnlySpan<byte> text, bool international, bool isRelative)
    {
        if (Cut(ref text, (byte)'#') is var fragment && !Consists(fragment, Query, international))
            return false;
        if (Cut(ref text, (byte)'?') is var query && !Consists(query, Query, international, isQuery: true))
            return false;
        if (text.StartsWith("//"u8))
        {
            text = text[2..];
            var slash = text.IndexOf((byte)'/');
            var authority = slash < 0 ? text : text[..slash];
            return IsAuthority(authority, international) && Consists(text[authority.Length..], Path, international);
        }

        var first = text.IndexOf((byte)'/') is >= 0 and var end ? text[..end] : text;
        return (!isRelative || !first.Contains((byte)':')) && Consists(text, Path, international);
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text, bool international)
    {
        var at = text.IndexOf((byte)'@');
        if (at >= 0)
        {
            if (!Consists(text[..at], User, international))
                return false;
            text = text[(at + 1)..];
        }

        var portStart = text.LastIndexOf((byte)':');
        if (portStart >= 0 && portStart > text.LastIndexOf((byte)']'))
        {
            if (text[(portStart + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return false;
            text = text[..portStart];
        }

        if (text is not [(byte)'[', ..])
            return Consists(text, Name, international);
        return text[^1] == ']' && (IpAddresses.IsV6(text[1..^1]) || IsFutureAddress(text[1..^1]));
    }

    /// <summary><c>v1.fe</c>: the form kept for addresses to come.</summary>
    private static bool IsFutureAddress(ReadOnlySpan<byte> text)
    {
        var dot = text.IndexOf((byte)'.');
        if (dot < 2 || text[0] is not ((byte)'v' or (byte)'V') || dot == text.Length - 1)
            return false;
        foreach (var digit in text[1..dot])
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
        return !text[(dot + 1)..].ContainsAnyExcept(User);
    }

    private static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> text, byte mark)
    {
        var index = text.IndexOf(mark);
        if (index < 0)
            return [];
        var rest = text[(index + 1)..];
        text = text[..index];
        return rest;
    }

    private static bool Consists(ReadOnlySpan<byte> text, SearchValues<byte> allowed, bool international, bool isQuery = false)
    {
        for (var index = text.IndexOfAnyExcept(allowed); index >= 0; index = text.IndexOfAnyExcept(allowed))
        {
            text = text[index..];
            var length = 3;
            if (text[0] == '%' ? !IsEscapeAt(text, 0)
                : !international || text[0] <= 0x7F || Rune.DecodeFromUtf8(text, out var rune, out length) != OperationStatus.Done
                    || !(IsUniversal(rune.Value) || (isQuery && IsPrivate(rune.Value))))
                return false;
            text = text[length..];
        }

        return true;
    }

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
