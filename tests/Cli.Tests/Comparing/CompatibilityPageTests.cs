using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;
using SchemaPacks.Linting;
using SchemaPacks.Parsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Comparing;

/// <summary>What docs/compatibility.md shows is so.</summary>
public sealed partial class CompatibilityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Built.SourceFolder, "..", "..", "docs", "compatibility.md"));
    private static readonly string[] Blocks = [.. Yaml().Matches(Page).Select(match => match.Groups[1].Value)];

    public static TheoryData<string> Examples => [.. Blocks.Where(block => block.Contains("\nnew: ", StringComparison.Ordinal))];

    [Fact]
    public void There_are_examples() => Examples.Should().HaveCountGreaterThan(12);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_the_answers_that_stand_below_it(string example)
    {
        JsonElement pair = DocumentParser.Parse(new SchemaOrigin("", "example.yaml"), Encoding.UTF8.GetBytes(example)).Document!.Root;
        JsonSchemaValidator old = Compile(pair.GetProperty("old")), @new = Compile(pair.GetProperty("new"));

        SchemaComparison comparison = SchemaComparer.Compare(old, @new, pair.TryGetProperty("level", out _) ? ComparisonLevel.Door : ComparisonLevel.Schema);

        Word(comparison.Backward).Should().Be(pair.GetProperty("backward").GetString());
        Word(comparison.Forward).Should().Be(pair.GetProperty("forward").GetString());
        pair.TryGetProperty("taken-by-old", out JsonElement taken).Should().Be(comparison.Backward.Verdict == CompatibilityVerdict.Breaking);
        pair.TryGetProperty("taken-by-new", out JsonElement takenByNew).Should().Be(comparison.Forward.Verdict == CompatibilityVerdict.Breaking);
        if (taken.ValueKind != JsonValueKind.Undefined)
            (IsValid(old, taken), IsValid(@new, taken)).Should().Be((true, false));
        if (takenByNew.ValueKind != JsonValueKind.Undefined)
            (IsValid(old, takenByNew), IsValid(@new, takenByNew)).Should().Be((false, true));
    }

    [Fact]
    public async Task The_command_says_what_the_page_says_that_it_does()
    {
        string[] schemas = [.. Blocks.Where(block => block.StartsWith("$id: ", StringComparison.Ordinal))];
        string folder = Directory.CreateTempSubdirectory("schemapacks-page-").FullName;
        foreach ((string name, string text) in new[] { ("published", schemas[0]), ("Schemas", schemas[1]) })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            await File.WriteAllTextAsync(Path.Combine(folder, name, "tally.yaml"), text, TestContext.Current.CancellationToken);
        }

        Ran ran = await Ran.OutsideInAsync(folder, Command().Match(Page).Groups[1].Value.Split(' '));
        Directory.Delete(folder, recursive: true);

        ran.ExitCode.Should().Be(1, ran.Error);
        Elapsed().Replace(ran.Output, "").Should().Be(Elapsed().Replace(Command().Match(Page).Groups[2].Value, ""));
    }

    [Fact]
    public void The_rules_are_such_as_the_file_of_settings_may_have()
    {
        string rules = Blocks.Single(block => block.StartsWith("compatibility:", StringComparison.Ordinal));
        (LintSettings settings, IReadOnlyList<Diagnostic> findings) = LintSettingsReader.Read(new SchemaOrigin("", LintSettings.FileName), Encoding.UTF8.GetBytes(rules));

        findings.Should().BeEmpty();
        settings.Compatibility.For("https://acme.example/click", "3").IsOn.Should().BeFalse();
        settings.Compatibility.For("https://acme.example/billing/paid", "1").IsTransitive.Should().BeTrue();
    }

    private static string Word(DirectionResult result) => result.Verdict.ToString().ToLowerInvariant();

    private static bool IsValid(JsonSchemaValidator schema, JsonElement value) => schema.IsValid(Encoding.UTF8.GetBytes(value.GetRawText()));

    private static JsonSchemaValidator Compile(JsonElement schema) =>
        SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///"), schema), options: new SchemaOptions { AssertFormats = true }).Validator!;

    [GeneratedRegex("```yaml\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex("```sh\nschemapacks (compat .*?)\n```\n\n```text\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\(\d+\.\d\d s\)")]
    private static partial Regex Elapsed();
}
