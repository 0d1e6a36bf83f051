using SchemaPacks.Allowing;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.Allowing;

public sealed class VersionPatternTests
{
    [Theory]
    [InlineData("1", "1", "1.0 2 10")]
    [InlineData("1.2.0", "1.2.0", "1.2 1.2.1 1-2-0")]
    [InlineData("*", "1 2.3 1-0-2", "")]
    [InlineData("1.*", "1 1.0 1.2.3 1-0-2", "10 2 11.0")]
    [InlineData("1.2.*", "1.2 1.2.9", "1.20 1.3 1")]
    [InlineData("[1,2)", "1 1.0 1.9.9", "0.9 2 2.0")]
    [InlineData("(1,2]", "1.0 2", "1 2.0 3")]
    [InlineData("(,3]", "0 1 3", "3.0 4")]
    [InlineData("[1.5,)", "1.5 2 10", "1.4 1")]
    [InlineData("[2]", "2", "1 3 2.0")]
    [InlineData(" [1, 2] ", "1 2", "3")]
    public void A_pattern_covers_versions(string pattern, string covered, string others)
    {
        VersionPattern.TryParse(pattern, out VersionPattern? parsed).Should().BeTrue();
        Versions(covered).Should().OnlyContain(version => parsed!.Covers(version));
        Versions(others).Should().NotContain(version => parsed!.Covers(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("1.")]
    [InlineData("**")]
    [InlineData("1*")]
    [InlineData("[1,2,3]")]
    [InlineData("(1)")]
    [InlineData("[2,1]")]
    [InlineData("[,]")]
    [InlineData("[a,b]")]
    [InlineData("[1,2")]
    public void What_names_no_versions_is_refused(string pattern)
    {
        VersionPattern.TryParse(pattern, out _).Should().BeFalse();
        Action set = () => new AllowedSchema("acme.page-view").Versions = pattern;
        set.Should().Throw<ArgumentException>();
    }

    private static IEnumerable<SchemaVersion> Versions(string texts) =>
        texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SchemaVersion.Parse);
}
