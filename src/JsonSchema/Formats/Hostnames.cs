using System.Globalization;
using System.Text;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>
/// RFC 1123 section 2.1: labels of at most 63 octets, 253 in all. Names in other scripts are held to the categories of RFC 5892 (letters, digits, marks inside);
/// its context rules, Bidi and Punycode are not looked at.
/// </summary>
internal static class Hostnames
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;

    // Section 2.6 and appendix A.1 to A.7 of RFC 5892: no letters, and still in names.
    private const string Extra = "\u00B7\u0375\u05F3\u05F4\u06FD\u06FE\u0F0B\u200C\u200D\u3007\u30FB";

    public static bool IsHostname(string text) =>
        text.Length is > 0 and <= LongestName && text.Split('.').All(IsLabel);

    /// <summary>The same with U-labels; also the ideographic full stops separate labels.</summary>
    public static bool IsInternational(string text)
    {
        var labels = text.Split('.', '\u3002', '\uFF0E', '\uFF61');
        return text.Length <= LongestName && labels.All(label => label.All(char.IsAscii) ? IsLabel(label) : IsUnicodeLabel(label));
    }

    private static bool IsUnicodeLabel(string label) =>
        label.Length <= LongestLabel && label[0] != '-' && label[^1] != '-' && !IsMark(label.EnumerateRunes().First()) && label.EnumerateRunes().All(IsPermitted);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsPermitted(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || rune.Value == '-'
        : Rune.IsLetter(rune) || IsMark(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber || Extra.Contains(rune.ToString(), StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '-');
}
