using System.Text.Json;
using SchemaPacks.Fixing;
using SchemaPacks.Linting;
using SchemaPacks.Referring;
using SchemaPacks.Reviewing;

namespace SchemaPacks.Tests.Linting;

/// <summary>
/// Every folder of tests/cases/linting: <c>input.yaml</c>, maybe <c>schemapacks.yaml</c>, what the rule that the folder is named for finds (all rules, for other names)
/// in <c>expected.json</c>, and what <c>--fix</c> leaves of the input in <c>fixed.yaml</c>.
/// </summary>
public sealed class LintingCaseTests
{
    private static readonly string Folder = Path.Combine(TestFolders.Repository, "tests", "cases", "linting");
    private static readonly DateOnly Today = new(2026, 6, 1);

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Rules => [.. LintRules.All.Select(rule => rule.Kind.Reason)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_is_judged_as_it_says(string name)
    {
        string[] expected = JsonSerializer.Deserialize<string[]>(Read(name, "expected.json"))!;

        Review(name, Read(name, "input.yaml")).Select(finding => Show(finding.Diagnostic)).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fix_leaves_the_text_that_the_case_shows_and_nothing_more_to_fix(string name)
    {
        string text = Read(name, "input.yaml");
        for (int round = 0; Review(name, text).Select(finding => finding.Fix).OfType<Fix>().ToArray() is { Length: > 0 } fixes; round++)
        {
            round.Should().BeLessThan(5, "fixes come to an end");
            text = FixedText.Of(text, fixes).Text;
        }

        text.Should().Be(File.Exists(Path.Combine(Folder, name, "fixed.yaml")) ? Read(name, "fixed.yaml") : Read(name, "input.yaml"));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_case(string reason) =>
        Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Should().Contain(name => RuleOf(name) == reason);

    [Fact]
    public void Every_case_says_what_it_shows() =>
        Directory.GetDirectories(Folder).Should().OnlyContain(path => new FileInfo(Path.Combine(path, "README.md")).Length > 20);

    [Fact]
    public void Rules_are_in_the_order_of_their_codes_and_together_are_all_codes_but_that_of_the_settings() =>
        LintRules.All.Select(rule => rule.Kind).Should().Equal(LintDiagnostics.All.Where(kind => kind != LintDiagnostics.InvalidLintSettings));

    private static IEnumerable<LintFinding> Review(string name, string text)
    {
        string settingsFile = Path.Combine(Folder, name, LintSettings.FileName);
        (LintSettings settings, IReadOnlyList<Diagnostic> wrong) = File.Exists(settingsFile)
            ? LintSettingsReader.Read(new SchemaOrigin("", LintSettings.FileName), File.ReadAllBytes(settingsFile))
            : (LintSettings.Default, []);
        wrong.Should().BeEmpty();
        ReviewedPack reviewed = new PackReview(settings, Today).Review(
            [new SchemaText(new SchemaOrigin("Cases", "input.yaml"), System.Text.Encoding.UTF8.GetBytes(text))], [new PackLinks("Cases", null, [])], []);
        string? rule = RuleOf(name);
        return reviewed.Findings.Where(finding => rule is null || finding.Diagnostic.Descriptor.Reason == rule);
    }

    // The longest reason that the folder's name begins with.
    private static string? RuleOf(string name) =>
        LintDiagnostics.All.Select(kind => kind.Reason).Where(reason => name.StartsWith(reason, StringComparison.Ordinal)).MaxBy(reason => reason.Length);

    private static string Read(string name, string file) => File.ReadAllText(Path.Combine(Folder, name, file));

    private static string Show(Diagnostic finding) => $"{finding.Severity} {finding.Code} {finding.Line}:{finding.Column} {finding.Pointer}: {finding.Message}";
}
