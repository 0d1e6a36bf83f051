using System.Globalization;
using System.Text;

namespace SchemaPacks.Analyzers.Naming;

/// <summary>
/// Names of schemas as C# names: <c>source_path</c> → <c>SourcePath</c>, <c>page-view</c> → <c>PageView</c>, <c>GET</c> → <c>Get</c>,
/// <c>2fa</c> → <c>_2fa</c>, <c>+</c> → <c>U002B</c>.
/// </summary>
internal static class Identifiers
{
    public static string Pascal(string name)
    {
        bool shouts = name.Any(char.IsUpper) && !name.Any(char.IsLower);
        var identifier = new StringBuilder(name.Length);
        bool startsWord = true;
        foreach (char character in name)
        {
            if (!IsPart(character))
            {
                startsWord = true;
                continue;
            }

            if (startsWord && char.IsDigit(character) && (identifier.Length == 0 || char.IsDigit(identifier[identifier.Length - 1])))
                identifier.Append('_');
            identifier.Append(startsWord ? char.ToUpperInvariant(character) : shouts ? char.ToLowerInvariant(character) : character);
            startsWord = false;
        }

        if (identifier.Length == 0)
            return Spell(name);
        return IsStart(identifier[0]) ? identifier.ToString() : identifier.Insert(0, '_').ToString();
    }

    /// <summary>The name of a field: <c>Ratio</c> → <c>_ratio</c>.</summary>
    public static string Field(string property) => "_" + char.ToLowerInvariant(property[0]) + property.Substring(1);

    // A name of no letters and digits: +1 and -1 must not become one.
    private static string Spell(string name)
    {
        if (name.Length == 0)
            return "Empty";
        var identifier = new StringBuilder();
        foreach (char character in name)
            identifier.Append('U').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        return identifier.ToString();
    }

    private static bool IsStart(char character) => character == '_' || CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        _ => false,
    };

    // ECMA-334 §6.4.3 without connectors, which separate words here, and without formatting characters, which the compiler drops.
    private static bool IsPart(char character) => character != '_' && (IsStart(character) || CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        _ => false,
    });
}
