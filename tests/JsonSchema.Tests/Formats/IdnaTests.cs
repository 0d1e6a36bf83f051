using System.Globalization;
using System.Text;
using SchemaPacks.JsonSchema.Formats;
using SchemaPacks.JsonSchema.Formats.Idna;

namespace SchemaPacks.Tests.Formats;

public sealed class IdnaTests
{
    private static readonly UnicodeCategory[] LetterDigits =
    [
        UnicodeCategory.LowercaseLetter, UnicodeCategory.UppercaseLetter, UnicodeCategory.OtherLetter, UnicodeCategory.DecimalDigitNumber,
        UnicodeCategory.ModifierLetter, UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark,
    ];

    // RFC 5892, section 2.6: valid, and no letters
    private static readonly int[] ValidExceptions = [0x6FD, 0x6FE, 0xF0B, 0x3007];

    [Fact]
    public void The_table_has_the_categories_that_this_NET_knows()
    {
        for (var codePoint = 0x80; codePoint <= 0x10FFFF; codePoint++)
        {
            var (traits, category) = (IdnaTable.Of(codePoint), CharUnicodeInfo.GetUnicodeCategory(codePoint));
            if (traits.Kind == IdnaKind.Valid && !ValidExceptions.Contains(codePoint))
                LetterDigits.Should().Contain(category, "U+{0:X4} is valid", codePoint);
            if (category is UnicodeCategory.UppercaseLetter && codePoint is not (>= 0x13A0 and <= 0x13F5)) // Cherokee folds to upper case
                traits.Kind.Should().Be(IdnaKind.Refused, "U+{0:X4} has a lower case", codePoint);
            if (traits.Kind != IdnaKind.Refused)
                traits.IsMark.Should().Be(category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark, "U+{0:X4} is a mark", codePoint);
        }
    }

    [Theory]
    [InlineData('-', true)]
    [InlineData('_', false)]
    [InlineData('A', false)]
    [InlineData(0xDF, true)]
    [InlineData(0x3C2, true)]
    [InlineData(0x640, false)]
    [InlineData(0x302E, false)]
    [InlineData(0x1100, false)] // old Hangul jamo
    [InlineData(0xAC00, true)]
    [InlineData(0xFF41, false)] // unstable: the full-width a
    [InlineData(0x1D167, false)] // musical symbols
    [InlineData(0x20000, true)]
    [InlineData(0xE000, false)]
    [InlineData(0xFFFF, false)]
    public void A_code_point_has_the_derived_property_of_RFC_5892(int codePoint, bool isValid) =>
        IdnaTable.Of(codePoint).Kind.Should().Be(isValid ? IdnaKind.Valid : IdnaKind.Refused);

    [Theory]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a")]
    [InlineData("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b")]
    [InlineData("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b")]
    [InlineData("\U0001F4A9", "ls8h")]
    public void Punycode_goes_both_ways(string label, string ascii)
    {
        var codePoints = label.EnumerateRunes().Select(rune => rune.Value).ToArray();
        Span<int> decoded = stackalloc int[Punycode.Longest];
        Span<byte> encoded = stackalloc byte[Punycode.Longest];

        decoded[..Punycode.Decode(Encoding.ASCII.GetBytes(ascii), decoded)].ToArray().Should().Equal(codePoints);
        Encoding.ASCII.GetString(encoded[..Punycode.Encode(codePoints, encoded)]).Should().Be(ascii);
    }

    [Fact]
    public void What_is_encoded_is_decoded_again_and_any_bytes_end_within_their_bounds()
    {
        var random = new Random(5);
        Span<byte> text = stackalloc byte[Punycode.Longest];
        Span<int> back = stackalloc int[Punycode.Longest];
        for (var round = 0; round < 20_000; round++)
        {
            var label = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(4) == 0 ? random.Next('a', 'z') : random.Next(0x80, random.Next(2) == 0 ? 0x250 : 0x110000)).ToArray();
            var length = Punycode.Encode(label, text);
            if (length >= 0)
                back[..Punycode.Decode(text[..length], back)].ToArray().Should().Equal(label);

            random.NextBytes(text);
            for (var index = 0; index < text.Length; index++)
                text[index] = "abcdefghijklmnopqrstuvwxyz0123456789-"u8[text[index] % 37];
            Punycode.Decode(text, back).Should().BeInRange(-1, Punycode.Longest);
        }
    }

    [Fact]
    public void A_name_ends_where_its_ASCII_form_has_253_octets()
    {
        var label = new string('ü', 20) + "abc"; // xn--abc- and a letter or more for each ü
        Hostnames.IsInternational(Encoding.UTF8.GetBytes(string.Join('.', Enumerable.Repeat(label, 4)))).Should().BeTrue();
        Hostnames.IsInternational(Encoding.UTF8.GetBytes(string.Join('.', Enumerable.Repeat(label, 20)))).Should().BeFalse();
        Hostnames.IsInternational(Encoding.UTF8.GetBytes(string.Join('.', Enumerable.Repeat("ab", 84)))).Should().BeTrue();
        Hostnames.IsInternational(Encoding.UTF8.GetBytes(string.Join('.', Enumerable.Repeat("ab", 85)))).Should().BeFalse();
    }
}
