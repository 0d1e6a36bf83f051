using System.Text.RegularExpressions;

namespace SchemaPacks.Tests.Architecture;

/// <summary>Every promise names the tests that show it, and those exist.</summary>
public sealed partial class GuaranteeTests
{
    private static readonly string Page = Repository.Read("docs/guarantees.md");

    private static readonly Lazy<string[]> Sources = new(() =>
        [.. Repository.Files("tests", "*.cs").Where(path => !path.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal)).Select(Repository.Read)]);

    public static TheoryData<string> Promises => [.. Promise().Matches(Page).Select(match => match.Groups[1].Value)];

    public static TheoryData<string> NamedTests => [.. TestName().Matches(Page).Select(match => match.Groups[1].Value).Distinct()];

    [Fact]
    public void Promises_are_numbered_in_order() =>
        Promise().Matches(Page).Select(match => match.Groups[1].Value).Should().Equal(Enumerable.Range(1, Promises.Count).Select(number => $"G{number}")).And.NotBeEmpty();

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_names_a_test(string promise)
    {
        string shownBy = Page.Split('\n').Single(line => line.StartsWith($"| {promise} |", StringComparison.Ordinal)).TrimEnd(' ', '|').Split('|')[^1];
        TestName().IsMatch(shownBy).Should().BeTrue("the last column of {0} says what shows it", promise);
    }

    [Theory]
    [MemberData(nameof(NamedTests))]
    public void A_test_that_is_named_exists(string name)
    {
        string[] parts = name.Split('.');
        string[] classes = [.. Sources.Value.Where(source => Regex.IsMatch(source, $@"\bclass {parts[0]}\b"))];
        classes.Should().NotBeEmpty("{0} is a class of tests", parts[0]);
        if (parts.Length > 1)
            classes.Should().Contain(source => Regex.IsMatch(source, $@"\b{parts[1]}\("), "it has a test {0}", parts[1]);
    }

    [GeneratedRegex(@"^\| (G[0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Promise();

    [GeneratedRegex(@"`([A-Z][A-Za-z]*Tests(?:\.[A-Za-z0-9_]+)?)`")]
    private static partial Regex TestName();
}
