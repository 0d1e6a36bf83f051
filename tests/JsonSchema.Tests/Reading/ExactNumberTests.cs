using System.Globalization;
using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Reading;

public class ExactNumberTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "10e-1")]
    [InlineData("0", "-0.0e5")]
    [InlineData("100", "1E+2")]
    [InlineData("1e99999999999999999999", "10e99999999999999999998")]
    [InlineData("123456789012345678901234567890", "1.2345678901234567890123456789e29")]
    public void Spellings_of_one_value_are_equal(string left, string right)
    {
        Number(left).Equals(Number(right)).Should().BeTrue();
        Number(left).GetHashCode().Should().Be(Number(right).GetHashCode());
        Number(left).CompareTo(Number(right)).Should().Be(0);
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("-2", "-1")]
    [InlineData("-1", "0")]
    [InlineData("0", "1e-99999999999")]
    [InlineData("9.99", "10")]
    [InlineData("12", "123")]
    [InlineData("1e-400", "1e400")]
    [InlineData("9007199254740992", "9007199254740993")]
    [InlineData("-1e99999999999999999999", "1e-99999999999999999999")]
    public void Values_are_ordered(string less, string more)
    {
        Number(less).CompareTo(Number(more)).Should().BeNegative();
        Number(more).CompareTo(Number(less)).Should().BePositive();
        Number(less).Equals(Number(more)).Should().BeFalse();
    }

    [Theory]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("1e308", "0.5", true)]
    [InlineData("1e308", "0.123456789", false)]
    [InlineData("1e999999999", "7", false)]
    [InlineData("7e999999999", "7", true)]
    [InlineData("0", "3", true)]
    [InlineData("-9", "3", true)]
    [InlineData("1e-9", "1", false)]
    [InlineData("123456789012345678901234567890", "10", true)]
    [InlineData("123456789012345678901234567891", "3", false)]
    [InlineData("123456789012345678901234567891", "1e1", false)]
    public void Multiples_are_exact(string value, string divisor, bool expected) =>
        Number(value).IsMultipleOf(Number(divisor)).Should().Be(expected);

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.5", false)]
    [InlineData("15e-1", false)]
    [InlineData("150e-1", true)]
    [InlineData("1e400", true)]
    [InlineData("0.0", true)]
    public void Integers_are_values_without_a_fraction(string text, bool expected) => Number(text).IsInteger.Should().Be(expected);

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("1e3", 1_000)]
    [InlineData("-1", 0)]
    [InlineData("99999999999", int.MaxValue)]
    public void Counts_saturate(string text, int expected) => Number(text).ToCount().Should().Be(expected);

    [Fact]
    public void An_exponent_of_a_thousand_digits_and_more_is_refused() =>
        ExactNumber.TryParse("1e" + new string('9', ExactNumber.MaxExponentDigits + 1), out _).Should().BeFalse();

    [Theory]
    [InlineData("1e", "", "1", true)]
    [InlineData("1E+", "", "1", true)]
    [InlineData("15e-", "1", "15", false)]
    [InlineData("1.5e", "1", "15", true)]
    [InlineData("0e", "9", "0", true)]
    [InlineData("-0.0e-", "7", "0", true)]
    public void Zeros_in_front_of_an_exponent_are_no_digits_for_either_run(string front, string end, string expected, bool isInteger)
    {
        var text = front + new string('0', 5_000) + end;
        Number(text).IsInteger.Should().Be(isInteger);
        Number(text).Equals(Number(expected)).Should().Be(isInteger);

        var validator = Schemas.Validator("""{"type":"integer"}""");
        validator.RunFast(Encoding.UTF8.GetBytes(text)).Should().Be(isInteger ? FastVerdict.Valid : FastVerdict.Refused);
        validator.Evaluate(Encoding.UTF8.GetBytes(text)).Status.Should().Be(isInteger ? SchemaStatus.Valid : SchemaStatus.Invalid);
    }

    [Fact]
    public void Zero_with_an_exponent_of_any_length_is_zero_for_both_runs()
    {
        var text = Encoding.UTF8.GetBytes("0.00e" + new string('9', 5_000));
        var validator = Schemas.Validator("""{"const":0}""");

        validator.RunFast(text).Should().Be(FastVerdict.Valid);
        validator.Evaluate(text).Status.Should().Be(SchemaStatus.Valid);
    }

    [Fact]
    public void Powers_of_ten_are_exact() =>
        PowersOfTen.UpTo(18).Select(power => power.ToString(CultureInfo.InvariantCulture)).Should().Equal(Enumerable.Range(0, 19).Select(zeros => "1" + new string('0', zeros)));

    private static ExactNumber Number(string text) =>
        ExactNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);
}
