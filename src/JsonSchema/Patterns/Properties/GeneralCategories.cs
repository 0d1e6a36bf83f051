using System.Globalization;
using static System.Globalization.UnicodeCategory;

namespace SchemaPacks.JsonSchema.Patterns.Properties;

/// <summary>General categories by the names of Unicode's PropertyValueAliases: <c>Lu</c>, <c>Uppercase_Letter</c>, <c>L</c>, <c>Letter</c>.</summary>
internal static class GeneralCategories
{
    private static readonly (string Short, string Long, UnicodeCategory Category)[] Single =
    [
        ("Lu", "Uppercase_Letter", UppercaseLetter), ("Ll", "Lowercase_Letter", LowercaseLetter), ("Lt", "Titlecase_Letter", TitlecaseLetter),
        ("Lm", "Modifier_Letter", ModifierLetter), ("Lo", "Other_Letter", OtherLetter),
        ("Mn", "Nonspacing_Mark", NonSpacingMark), ("Mc", "Spacing_Mark", SpacingCombiningMark), ("Me", "Enclosing_Mark", EnclosingMark),
        ("Nd", "Decimal_Number", DecimalDigitNumber), ("Nl", "Letter_Number", LetterNumber), ("No", "Other_Number", OtherNumber),
        ("Pc", "Connector_Punctuation", ConnectorPunctuation), ("Pd", "Dash_Punctuation", DashPunctuation), ("Ps", "Open_Punctuation", OpenPunctuation),
        ("Pe", "Close_Punctuation", ClosePunctuation), ("Pi", "Initial_Punctuation", InitialQuotePunctuation), ("Pf", "Final_Punctuation", FinalQuotePunctuation),
        ("Po", "Other_Punctuation", OtherPunctuation),
        ("Sm", "Math_Symbol", MathSymbol), ("Sc", "Currency_Symbol", CurrencySymbol), ("Sk", "Modifier_Symbol", ModifierSymbol), ("So", "Other_Symbol", OtherSymbol),
        ("Zs", "Space_Separator", SpaceSeparator), ("Zl", "Line_Separator", LineSeparator), ("Zp", "Paragraph_Separator", ParagraphSeparator),
        ("Cc", "Control", Control), ("Cf", "Format", Format), ("Cs", "Surrogate", Surrogate), ("Co", "Private_Use", PrivateUse), ("Cn", "Unassigned", OtherNotAssigned),
    ];

    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["L"] = ["Lu", "Ll", "Lt", "Lm", "Lo"], ["Letter"] = ["L"],
        ["LC"] = ["Lu", "Ll", "Lt"], ["Cased_Letter"] = ["LC"],
        ["M"] = ["Mn", "Mc", "Me"], ["Mark"] = ["M"], ["Combining_Mark"] = ["M"],
        ["N"] = ["Nd", "Nl", "No"], ["Number"] = ["N"],
        ["P"] = ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"], ["Punctuation"] = ["P"], ["punct"] = ["P"],
        ["S"] = ["Sm", "Sc", "Sk", "So"], ["Symbol"] = ["S"],
        ["Z"] = ["Zs", "Zl", "Zp"], ["Separator"] = ["Z"],
        ["C"] = ["Cc", "Cf", "Cs", "Co", "Cn"], ["Other"] = ["C"],
        ["digit"] = ["Nd"], ["cntrl"] = ["Cc"],
    };

    /// <returns>Empty when there is no such category.</returns>
    public static IReadOnlySet<UnicodeCategory> Find(string name) => Groups.TryGetValue(name, out var members)
        ? members.SelectMany(Find).ToHashSet()
        : Single.Where(row => row.Short == name || row.Long == name).Select(row => row.Category).ToHashSet();
}
