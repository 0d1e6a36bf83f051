using System.Text.RegularExpressions;

namespace SchemaPacks.Tests.Architecture;

/// <summary>Every diagnostic code has its page and its test, and nothing speaks of a code that does not exist.</summary>
public sealed partial class DiagnosticCodeTests
{
    private static readonly Lazy<HashSet<string>> TestedCodes = new(() =>
        [.. Repository.Files("tests", "*.cs").Concat(Repository.Files("tests/cases", "*.json"))
            .Where(path => !path.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
            .SelectMany(path => Codes().Matches(Repository.Read(path)).Select(match => match.Value))]);

    public static TheoryData<string> AllCodes => [.. Diagnostics.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void A_code_has_a_page_that_says_what_to_do(string code)
    {
        DiagnosticDescriptor kind = Diagnostics.All.Single(known => known.Code == code);
        string page = Repository.Read($"docs/diagnostics/{code}.md");
        page.Should().StartWith($"# {code}: {kind.Title}\n");
        page.Should().ContainAll("## What happened", "## Why it matters", "## How to fix it", "## Before and after");
        page.Should().Contain(kind.Reason);
    }

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void A_code_has_a_test(string code) =>
        TestedCodes.Value.Should().Contain(code, "a case or a test shows when {0} is reported", code);

    [Fact]
    public void The_index_lists_every_code_once()
    {
        string index = Repository.Read("docs/diagnostics/README.md");
        Codes().Matches(index).Select(match => match.Value).Distinct().Should().BeEquivalentTo(Diagnostics.All.Select(kind => kind.Code));
    }

    [Fact]
    public void No_page_or_source_speaks_of_a_code_that_does_not_exist()
    {
        HashSet<string> known = [.. Diagnostics.All.Select(kind => kind.Code)];
        Repository.Files("docs", "*.md").Concat(Repository.Files("src", "*.cs"))
            .SelectMany(path => Codes().Matches(Repository.Read(path)).Select(match => (path, match.Value)))
            .Where(found => !known.Contains(found.Value))
            .Should().BeEmpty();
    }

    [GeneratedRegex(@"\bSP[1-9][0-9]{3}\b")]
    private static partial Regex Codes();
}
