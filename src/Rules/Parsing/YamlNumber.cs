using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace SchemaPacks.Parsing;

/// <summary>
/// Numbers of the YAML 1.2 core schema in JSON's spelling. What is JSON already comes out as it went in; every digit is kept.
/// <c>+1</c> → <c>1</c>, <c>012</c> → <c>12</c>, <c>.5</c> → <c>0.5</c>, <c>1.</c> → <c>1</c>, <c>0x1F</c> → <c>31</c>, <c>0o17</c> → <c>15</c>.
/// </summary>
internal static class YamlNumber
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <param name="text">A plain scalar.</param>
    /// <param name="longest">Characters of a number that will be taken: a longer hexadecimal or octal one comes out as it is, since converting it takes time in the square of its length.</param>
    /// <param name="json">The number.</param>
    /// <returns><see langword="false"/> when the scalar is not a number.</returns>
    public static bool TryRead(string text, int longest, [NotNullWhen(true)] out string? json)
    {
        json = text.AsSpan() switch
        {
            ['0', 'x', .. var digits] when digits.Length > 0 && !digits.ContainsAnyExcept(HexDigits) => text.Length > longest ? text : Hexadecimal(digits),
            ['0', 'o', .. var digits] when digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '7') => text.Length > longest ? text : Octal(digits),
            _ => Decimal(text),
        };
        return json is not null;
    }

    private static string? Decimal(ReadOnlySpan<char> text)
    {
        var rest = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        var whole = LeadingDigits(rest);
        rest = rest[whole.Length..];
        var fraction = ReadOnlySpan<char>.Empty;
        if (rest is ['.', .. var afterPoint])
        {
            fraction = LeadingDigits(afterPoint);
            rest = afterPoint[fraction.Length..];
        }

        if (whole.Length + fraction.Length == 0 || !IsExponent(rest))
            return null;
        whole = whole.TrimStart('0');
        return string.Concat(
            text[0] == '-' ? "-" : "",
            whole.Length == 0 ? "0" : whole,
            fraction.Length == 0 ? "" : $".{fraction}",
            rest);
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return true;
        if (text[0] is not ('e' or 'E'))
            return false;
        var digits = text.Length > 1 && text[1] is '+' or '-' ? text[2..] : text[1..];
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static ReadOnlySpan<char> LeadingDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text : text[..end];
    }

    // A leading zero keeps BigInteger from reading the first digit as a sign.
    private static string Hexadecimal(ReadOnlySpan<char> digits) =>
        BigInteger.Parse($"0{digits}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string Octal(ReadOnlySpan<char> digits)
    {
        var bits = string.Create(digits.Length * 3 + 1, digits, static (text, octal) =>
        {
            text[0] = '0';
            for (var i = 0; i < octal.Length; i++)
                for (var bit = 0; bit < 3; bit++)
                    text[1 + i * 3 + bit] = (char)('0' + ((octal[i] - '0') >> (2 - bit) & 1));
        });
        return BigInteger.Parse(bits, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
