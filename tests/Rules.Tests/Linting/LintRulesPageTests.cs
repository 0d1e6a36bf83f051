using System.Text;
using SchemaPacks.Linting;

namespace SchemaPacks.Tests.Linting;

/// <summary>docs/lint-rules.md has the table of rules. With the variable SCHEMAPACKS_WRITE_DOCS=1 this test writes it.</summary>
public sealed class LintRulesPageTests
{
    private const string Begin = "<!-- rules: written by LintRulesPageTests -->\n", End = "<!-- end of rules -->\n";

    [Fact]
    public void The_page_has_the_rules_that_there_are()
    {
        string path = Path.Combine(TestFolders.Repository, "docs", "lint-rules.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = page.IndexOf(End, StringComparison.Ordinal);
        begin.Should().BeGreaterThan(Begin.Length);
        string expected = page[..begin] + Table() + page[end..];
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_WRITE_DOCS") == "1")
            File.WriteAllText(path, expected);
        else
            page.Should().Be(expected, "run this test with SCHEMAPACKS_WRITE_DOCS=1");
    }

    private static string Table()
    {
        var table = new StringBuilder("| code | reason | severity | `--fix` | what it asks for |\n|---|---|---|---|---|\n");
        foreach (LintRule rule in LintRules.All)
            table.Append($"| [{rule.Kind.Code}](diagnostics/{rule.Kind.Code}.md) | `{rule.Kind.Reason}` | {rule.Kind.Severity.ToString().ToLowerInvariant()} | {(rule.HasFix ? "some" : "")} | {rule.What} |\n");
        return table.ToString();
    }
}
