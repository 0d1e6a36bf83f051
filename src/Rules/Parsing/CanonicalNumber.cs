using System.Globalization;

namespace SchemaPacks.Parsing;

/// <summary>
/// Numbers as RFC 8785 §3.2.2.3 writes them: the shortest digits that name the same double, laid out by ECMAScript's rules.
/// Beyond a double the RFC has no answer, and schemas that differ must not hash alike, so ours is: an integer keeps its exact value
/// (9007199254740993, and 9223372036854775808 where a double's shortest digits would be 9223372036854776000), and so does a number
/// too large or too small for a double (1e400, 1e-400), all in the same layout. Fractions are rounded as the RFC has it.
/// </summary>
internal static class CanonicalNumber
{
    private const int AlwaysExact = 15; // digits that a double always keeps

    public static string Of(string json)
    {
        if (json.Length <= AlwaysExact && !json.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return json;

        var written = DecimalText.Parse(json);
        var value = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || value == 0)
            return written.ToString();
        var shortest = DecimalText.Parse(value.ToString("R", CultureInfo.InvariantCulture));
        return (written.IsInteger ? written : shortest).ToString();
    }
}
