using System.Globalization;
using System.Text;
using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

/// <summary>RFC 8785, with its own samples.</summary>
public sealed class CanonicalJsonTests
{
    // §3.2.2 and §3.2.3: the sample of serialization and the one of sorting.
    [Theory]
    [InlineData(
        """{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""",
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}")]
    [InlineData(
        """{ "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData("""{"b":{},"a":[],"c":[{"y":1,"x":"\b\f\t\u0000\u007f\u2028"}]}""", "{\"a\":[],\"b\":{},\"c\":[{\"x\":\"\\b\\f\\t\\u0000\u007f\u2028\",\"y\":1}]}")]
    public void A_document_has_one_form(string json, string canonical)
    {
        var root = JsonElement.Parse(json);

        Encoding.UTF8.GetString(CanonicalJson.Write(root)).Should().Be(canonical);
        Encoding.UTF8.GetString(CanonicalJson.Write(JsonElement.Parse(canonical))).Should().Be(canonical, "the form of a canonical text is that text");
    }

    // Appendix B: the bits of a double and its text.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void A_double_has_the_text_that_the_RFC_publishes(string bits, string text)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        CanonicalNumber.Of(value.ToString("R", CultureInfo.InvariantCulture)).Should().Be(text);
        CanonicalNumber.Of(text).Should().Be(text);
    }

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("-0.0e5", "0")]
    [InlineData("100e-2", "1")]
    [InlineData("0.1e1", "1")]
    [InlineData("1e21", "1e+21")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("12.50", "12.5")]
    [InlineData("0.1000000000000000055511151231257827", "0.1")]
    public void One_value_has_one_text(string json, string text) => CanonicalNumber.Of(json).Should().Be(text);

    [Theory]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("-9007199254740993.0", "-9007199254740993")]
    [InlineData("1234567890123456789012345", "1.234567890123456789012345e+24")]
    [InlineData("1e400", "1e+400")]
    [InlineData("1e-400", "1e-400")]
    [InlineData("-12e99999999999999999999", "-1.2e+100000000000000000000")]
    public void What_a_double_cannot_hold_keeps_its_value(string json, string text) => CanonicalNumber.Of(json).Should().Be(text);

    [Fact]
    public void Any_double_survives_and_keeps_its_text()
    {
        var random = new Random(8785);
        var changed = new List<double>();
        for (var i = 0; i < 10_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (!double.IsFinite(value))
                continue;
            var text = CanonicalNumber.Of(value.ToString("R", CultureInfo.InvariantCulture));
            if (double.Parse(text, CultureInfo.InvariantCulture) != value || CanonicalNumber.Of(text) != text)
                changed.Add(value);
        }

        changed.Should().BeEmpty();
    }
}
