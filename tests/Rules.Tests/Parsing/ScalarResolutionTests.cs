using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

/// <summary>The core schema of YAML 1.2, as JSON tokens.</summary>
public sealed class ScalarResolutionTests
{
    [Theory]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("nULL", "\"nULL\"")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("tRUE", "\"tRUE\"")]
    [InlineData("false", "false")]
    [InlineData("False", "false")]
    [InlineData("FALSE", "false")]
    [InlineData("no", "\"no\"")]
    [InlineData("No", "\"No\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("n", "\"n\"")]
    [InlineData("0", "0")]
    [InlineData("-0", "-0")]
    [InlineData("7", "7")]
    [InlineData("-19", "-19")]
    [InlineData("+1", "1")]
    [InlineData("012", "12")]
    [InlineData("-007", "-7")]
    [InlineData("000", "0")]
    [InlineData("0o17", "15")]
    [InlineData("0o8", "\"0o8\"")]
    [InlineData("0o", "\"0o\"")]
    [InlineData("-0o17", "\"-0o17\"")]
    [InlineData("0o7777777777777777777777", "73786976294838206463")]
    [InlineData("0x1f", "31")]
    [InlineData("0xFF", "255")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("0XFF", "\"0XFF\"")]
    [InlineData("0xg", "\"0xg\"")]
    [InlineData("-0x1", "\"-0x1\"")]
    [InlineData("0b1", "\"0b1\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1,000", "\"1,000\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("1e3", "1e3")]
    [InlineData("1E+03", "1E+03")]
    [InlineData("-1.50e-7", "-1.50e-7")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("+.5e1", "0.5e1")]
    [InlineData("1.", "1")]
    [InlineData("1.e2", "1e2")]
    [InlineData("01.50", "1.50")]
    [InlineData("1.0", "1.0")]
    [InlineData(".", "\".\"")]
    [InlineData("+", "\"\\u002B\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("e3", "\"e3\"")]
    [InlineData("1e1.5", "\"1e1.5\"")]
    [InlineData(".e1", "\".e1\"")]
    [InlineData("--1", "\"--1\"")]
    [InlineData("1.2.0", "\"1.2.0\"")]
    [InlineData("1-0-2", "\"1-0-2\"")]
    [InlineData("2026-11-23", "\"2026-11-23\"")]
    [InlineData("2026-11-23T06:11:29Z", "\"2026-11-23T06:11:29Z\"")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    [InlineData("<<", "\"\\u003C\\u003C\"")]
    [InlineData("=", "\"=\"")]
    public void A_plain_scalar_means_what_YAML_1_2_says(string plain, string json)
    {
        var document = Parse.Good(Parse.Yaml($"a: {plain}\n"));

        JsonSerializer.Serialize(document.Root.GetProperty("a")).Should().Be(json);
    }

    [Theory]
    [InlineData("'null'")]
    [InlineData("\"true\"")]
    [InlineData("'12'")]
    [InlineData("\".nan\"")]
    [InlineData("''")]
    public void A_quoted_scalar_is_text(string quoted) =>
        Parse.Good(Parse.Yaml($"a: {quoted}\n")).Root.GetProperty("a").GetString().Should().Be(quoted[1..^1]);

    [Theory]
    [InlineData("|\n  12\n", "12\n")]
    [InlineData(">-\n  true\n", "true")]
    public void A_block_scalar_is_text(string block, string text) =>
        Parse.Good(Parse.Yaml($"a: {block}")).Root.GetProperty("a").GetString().Should().Be(text);

    [Theory]
    [InlineData(".nan")]
    [InlineData(".NaN")]
    [InlineData(".NAN")]
    [InlineData(".inf")]
    [InlineData("-.inf")]
    [InlineData("+.Inf")]
    [InlineData(".INF")]
    public void A_number_that_is_not_finite_is_refused_with_SP2011(string plain) =>
        Parse.Yaml($"a: {plain}\n").Findings.Should().ContainSingle().Which.Code.Should().Be("SP2011");

    [Theory]
    [InlineData(".nAN")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("--.inf")]
    public void What_only_looks_like_it_is_text(string plain) => ScalarResolution.Resolve(plain, longestNumber: 1000).Kind.Should().Be(ScalarKind.Text);
}
