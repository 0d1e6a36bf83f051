namespace SchemaPacks.Tests;

public sealed class SchemaVersionTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("1.2.0")]
    [InlineData("1-0-2")]
    [InlineData("2026-11-24")]
    [InlineData("340282366920938463463374607431768211456")]
    public void A_text_of_numbers_between_dots_and_dashes_is_a_version(string text)
    {
        SchemaVersion.TryParse(text, out SchemaVersion version).Should().BeTrue();
        version.Text.Should().Be(text);
        SchemaVersion.Parse(text).Should().Be(version);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("1.-2")]
    [InlineData("-1")]
    [InlineData("v1")]
    [InlineData("1.0-beta")]
    [InlineData("1 ")]
    [InlineData("١")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Anything_else_is_not(string? text)
    {
        SchemaVersion.TryParse(text, out SchemaVersion version).Should().BeFalse();
        version.Should().Be(default(SchemaVersion));
    }

    [Fact]
    public void Parsing_what_is_not_a_version_says_what_one_looks_like() =>
        FluentActions.Invoking(() => SchemaVersion.Parse("latest")).Should().Throw<FormatException>().WithMessage("*1.2.0*");

    [Theory]
    [InlineData("1", "2")]
    [InlineData("2", "10")]
    [InlineData("1", "1.0")]
    [InlineData("1.0", "1.1")]
    [InlineData("1.9.9", "2")]
    [InlineData("1-0-2", "1-0-10")]
    [InlineData("99999999999999999999", "100000000000000000000")]
    public void Versions_are_ordered_part_by_part_as_numbers(string lower, string higher)
    {
        SchemaVersion low = SchemaVersion.Parse(lower), high = SchemaVersion.Parse(higher);
        (low < high && low <= high && high > low && high >= low && low != high).Should().BeTrue();
        high.CompareTo(low).Should().BePositive();
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1.0", "1-0")]
    [InlineData("1", "01")]
    public void Versions_with_other_texts_are_other_versions_and_never_compare_as_equal(string left, string right)
    {
        SchemaVersion.Parse(left).Should().NotBe(SchemaVersion.Parse(right));
        SchemaVersion.Parse(left).CompareTo(SchemaVersion.Parse(right)).Should().NotBe(0);
    }

    [Fact]
    public void The_number_one_and_the_text_one_are_the_same_version()
    {
        SchemaVersion number = 1;
        number.Should().Be(SchemaVersion.Parse("1"));
        number.GetHashCode().Should().Be(SchemaVersion.Parse("1").GetHashCode());
        number.ToString().Should().Be("1");
    }

    [Fact]
    public void A_negative_number_is_not_a_version() =>
        FluentActions.Invoking(() => new SchemaVersion(-1)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void The_default_version_is_0() => default(SchemaVersion).Should().Be(new SchemaVersion(0));

    [Fact]
    public void Keys_are_ordered_by_id_then_version()
    {
        SchemaKey[] keys = [new("b", 1), new("a", 10), new("a", 2), new("B", 1)];
        keys.Order().Should().Equal(new SchemaKey("B", 1), new SchemaKey("a", 2), new SchemaKey("a", 10), new SchemaKey("b", 1));
        new SchemaKey("acme.page-view", 2).ToString().Should().Be("acme.page-view@2");
    }
}
