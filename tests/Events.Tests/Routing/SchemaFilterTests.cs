using SchemaPacks.Routing;

namespace SchemaPacks.Tests.Events.Routing;

public sealed class SchemaFilterTests
{
    [Theory]
    [InlineData("", "a b/c", "")]
    [InlineData("a", "a", "A ab")]
    [InlineData("a*", "a ab", "b A")]
    [InlineData("*", "a b", "")]
    [InlineData("!a", "b ab", "a")]
    [InlineData("!a*", "b", "a ab")]
    [InlineData("a* !ab", "a abc", "ab b")]
    [InlineData("!ab a*", "a abc", "ab b")]
    public void A_filter_takes_schemas(string patterns, string taken, string others)
    {
        var filter = new SchemaFilter(patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        taken.Split(' ', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(id => filter.Takes(id));
        others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Should().NotContain(id => filter.Takes(id));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a*", true)]
    [InlineData("!a", true)]
    [InlineData("*", true)]
    [InlineData("", false)]
    [InlineData("!", false)]
    [InlineData("a*b", false)]
    public void A_pattern_has_one_star_at_its_end(string pattern, bool isPattern) => SchemaFilter.IsPattern(pattern).Should().Be(isPattern);
}
