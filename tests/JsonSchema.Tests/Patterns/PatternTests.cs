using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.Tests.Patterns;

public class PatternTests
{
    [Theory]
    [InlineData("b+", "abbc", true)]
    [InlineData("^b+$", "abbc", false)]
    [InlineData("^abc$", "abc\n", false)] // $ is the end, not before a last line feed
    [InlineData("^\\d$", "٣", false)] // ASCII digits only
    [InlineData("^\\w$", "é", false)]
    [InlineData("^\\W$", "é", true)]
    [InlineData("^\\s$", "\uFEFF", true)]
    [InlineData("^\\s$", "\u0085", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "💩", true)] // one character
    [InlineData("^[^a]$", "💩", true)]
    [InlineData("^[🐲-🐴]{2}$", "🐲🐳", true)]
    [InlineData("^[🐲-🐴]$", "🐱", false)]
    [InlineData("^\\u{1F432}$", "🐲", true)]
    [InlineData("^\\ud83d\\udc32$", "🐲", true)]
    [InlineData("^\\cA\\x41\\0$", "\u0001A\0", true)]
    [InlineData("^[\\b]$", "\b", true)]
    [InlineData("^[]$", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^\\p{Lu}\\p{Letter}\\P{L}$", "Éa1", true)]
    [InlineData("^\\p{L}$", "𐐀", true)]
    [InlineData("^a{2,3}?b|c$", "aab", true)]
    [InlineData("^(?<year>\\d{4})-(?:0[1-9]|1[0-2])$", "2026-11", true)]
    [InlineData("\\ba\\b", "x a y", true)]
    [InlineData("\\bé", "é", false)] // no word of ASCII begins there
    [InlineData("\\P{L}", "a\n", true)]
    [InlineData("^{a}$", "{a}", true)]
    [InlineData("^[\\w-.]+$", "a-.b", true)]
    [InlineData("^a\\-b\\@$", "a-b@", true)]
    public void Patterns_mean_what_ECMA_262_says(string pattern, string text, bool expected) =>
        PatternCompiler.Compile(pattern, SchemaOptions.Default).Pattern!.IsMatch(text).Should().Be(expected);

    [Theory]
    [InlineData("^(?!a)b", "b", true)]
    [InlineData("(?<=a)b", "ab", true)]
    [InlineData("(?<!a)b", "ab", false)]
    [InlineData("^(a)?\\1b$", "b", true)] // a group that took no part matches nothing
    [InlineData("^(?<x>a|b)\\k<x>$", "ab", false)]
    [InlineData("(?=é)\\bé", "é", false)] // no word of ASCII begins there
    public void Lookaround_and_backreferences_run_where_they_are_allowed(string pattern, string text, bool expected) =>
        PatternCompiler.Compile(pattern, new SchemaOptions { AllowBacktracking = true }).Pattern!.IsMatch(text).Should().Be(expected);

    [Theory]
    [InlineData("^(abc")]
    [InlineData("abc)")]
    [InlineData("[a-")]
    [InlineData("[z-a]")]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("a{3,2}")]
    [InlineData("\\a")]
    [InlineData("\\Z")]
    [InlineData("(?i)a")]
    [InlineData("(?>a)")]
    [InlineData("(?#c)")]
    [InlineData("\\1")]
    [InlineData("\\k<x>")]
    [InlineData("\\p{Nonsense}")]
    [InlineData("\\u{110000}")]
    [InlineData("\\x1")]
    [InlineData("\\")]
    [InlineData("(?<x>a)(?<x>b)")]
    [InlineData("(?<1>a)")]
    public void What_ECMA_262_does_not_know_is_invalid(string pattern) =>
        PatternCompiler.Compile(pattern, SchemaOptions.Default).Problem.Should().Be(SchemaProblemKind.PatternInvalid);

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)b")]
    [InlineData("(a)\\1")]
    public void What_has_no_linear_form_is_refused_by_default(string pattern) =>
        PatternCompiler.Compile(pattern, SchemaOptions.Default).Problem.Should().Be(SchemaProblemKind.PatternNeedsBacktracking);
}
