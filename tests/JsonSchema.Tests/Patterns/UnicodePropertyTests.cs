using System.Globalization;
using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Patterns.Properties;

namespace SchemaPacks.Tests.Patterns;

public sealed partial class UnicodePropertyTests
{
    // ECMA-262, table of the binary Unicode properties: every name that \p takes with the flag u
    private const string BinaryNames = """
        ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF
        Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash
        Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase Emoji_Presentation EPres
        Extended_Pictographic ExtPict Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST
        ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax
        Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term
        Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS
        """;

    [Theory]
    [InlineData("^\\p{Script=Greek}+$", "Ωμ", true)]
    [InlineData("^\\p{sc=Grek}$", "a", false)]
    [InlineData("^\\p{Script=Han}$", "漢", true)]
    [InlineData("^\\p{Script=Han}$", "\u3006", false)] // common, and used with Han
    [InlineData("^\\p{Script_Extensions=Han}$", "\u3006", true)]
    [InlineData("^\\p{scx=Hani}$", "\U00020000", true)]
    [InlineData("^\\p{scx=Adlm}$", "\u0640", true)]
    [InlineData("^\\P{scx=Deva}$", "\u0964", false)]
    [InlineData("^\\p{scx=Thai}$", "ก", true)]
    [InlineData("^\\p{Emoji_Presentation}$", "💩", true)]
    [InlineData("^[\\p{Emoji}--]$", "1", true)]
    [InlineData("^\\p{White_Space}$", "\u0085", true)]
    [InlineData("^\\p{ID_Start}\\p{IDC}*$", "é1", true)]
    [InlineData("^[^\\p{Lower}]$", "a", false)]
    [InlineData("^\\p{AHex}+$", "09afAF", true)]
    [InlineData("^\\p{Any}$", "💩", true)]
    public void A_property_holds_what_Unicode_says(string pattern, string text, bool expected) =>
        PatternCompiler.Compile(pattern, SchemaOptions.Default).Pattern!.IsMatch(text).Should().Be(expected);

    [Theory]
    [InlineData("\\p{Script}")]
    [InlineData("\\p{Script=Nonsense}")]
    [InlineData("\\p{Script=greek}")] // names are compared as they are written
    [InlineData("\\p{Greek}")]
    [InlineData("\\p{script=Greek}")]
    [InlineData("\\p{Emoji=Y}")]
    [InlineData("\\p{emoji}")]
    [InlineData("\\p{Script=Greek=Grek}")]
    [InlineData("\\p{}")]
    [InlineData("\\pL")]
    [InlineData("\\p{Block=Thai}")]
    public void Other_properties_are_problems(string pattern) =>
        PatternCompiler.Compile(pattern, SchemaOptions.Default).Problem.Should().Be(SchemaProblemKind.PatternInvalid);

    [Fact]
    public void Every_binary_property_of_ECMA_262_is_known()
    {
        foreach (var name in BinaryNames.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            UnicodeProperties.Find(name).Should().NotBeNull("\\p{{{0}}} is one", name).And.Match<CodePointSet>(set => set.Ranges.Count > 0);
    }

    [Fact]
    public void Every_assigned_code_point_has_one_script_and_its_extensions_another_or_the_same()
    {
        var scripts = ScriptNames().ToList();
        var owners = new byte[CodePointSet.Last + 1];
        foreach (var script in scripts)
        {
            foreach (var (from, to) in UnicodeProperties.Find("Script=" + script)!.Ranges)
            {
                for (var codePoint = from; codePoint <= to; codePoint++)
                    owners[codePoint]++;
            }

            UnicodeProperties.Find("scx=" + script).Should().NotBeNull();
        }

        scripts.Should().HaveCountGreaterThan(160);
        owners.Should().OnlyContain(count => count <= 1);
        for (var codePoint = 0; codePoint <= CodePointSet.Last; codePoint++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(codePoint) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate))
                owners[codePoint].Should().Be(1, "U+{0:X4} is assigned", codePoint);
        }
    }

    [Fact]
    public void Properties_agree_with_what_NET_knows_of_them()
    {
        Set("White_Space").Should().Equal(Where(codePoint => codePoint <= 0xFFFF && char.IsWhiteSpace((char)codePoint)));
        Set("ASCII_Hex_Digit").Should().Equal(Where(codePoint => codePoint <= 0x7F && char.IsAsciiHexDigit((char)codePoint)));
        Set("Uppercase").Except(Where(codePoint => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LetterNumber or UnicodeCategory.OtherSymbol)).Should().BeEmpty();
        Where(codePoint => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter).Except(Set("Uppercase")).Should().BeEmpty();

        static IEnumerable<int> Set(string name) => UnicodeProperties.Find(name)!.Ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1));
        static IEnumerable<int> Where(Func<int, bool> holds) => Enumerable.Range(0, CodePointSet.Last + 1).Where(holds);
    }

    private static IEnumerable<string> ScriptNames()
    {
        using var reader = new StreamReader(typeof(UnicodeRanges).Assembly.GetManifestResourceStream("unicode/properties.txt")!);
        return [.. ScriptLine().Matches(reader.ReadToEnd()).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("^script ([^=\n]+)", RegexOptions.Multiline)]
    private static partial Regex ScriptLine();
}
