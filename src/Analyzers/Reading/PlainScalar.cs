using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace SchemaPacks.Analyzers.Reading;

/// <summary>What an unquoted YAML scalar means, by the core schema of YAML 1.2.2, §10.3.2: as the registry reads it.</summary>
internal static class PlainScalar
{
    private const int LongestNumber = 1_000; // characters, as in the registry: converting takes time in the square of it

    private static readonly Regex Decimal = new(@"\A([-+]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant);
    private static readonly Regex Based = new(@"\A0(?:x[0-9a-fA-F]+|o[0-7]+)\z", RegexOptions.CultureInvariant);

    /// <returns>Null for a number that JSON cannot have, or that is too long.</returns>
    public static SchemaValue? Resolve(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => SchemaValue.Null,
        "true" or "True" or "TRUE" => SchemaValue.True,
        "false" or "False" or "FALSE" => SchemaValue.False,
        ".nan" or ".NaN" or ".NAN" => null,
        _ when plain.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" => null,
        _ when plain[0] is not ((>= '0' and <= '9') or '-' or '+' or '.') => SchemaValue.OfText(plain), // most scalars, without a regular expression
        _ when Decimal.Match(plain) is { Success: true } number => plain.Length > LongestNumber ? null : SchemaValue.Number(Spell(number)),
        _ when Based.IsMatch(plain) => plain.Length > LongestNumber ? null : SchemaValue.Number(Convert(plain)),
        _ => SchemaValue.OfText(plain),
    };

    // +1 → 1, 012 → 12, .5 → 0.5, 1. → 1
    private static string Spell(Match number)
    {
        string whole = number.Groups[2].Value.TrimStart('0');
        string fraction = number.Groups[3].Value + number.Groups[4].Value;
        return (number.Groups[1].Value == "-" ? "-" : "") + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + number.Groups[5].Value;
    }

    private static string Convert(string plain)
    {
        int digitBits = plain[1] == 'x' ? 4 : 3;
        BigInteger value = BigInteger.Zero;
        foreach (char digit in plain.Substring(2))
            value = (value << digitBits) + int.Parse(digit.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
