using System.Globalization;
using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Surface;

/// <summary>What the guide and the package's README show is compiled, run and true.</summary>
public partial class GuideTests
{
    [Theory]
    [InlineData("docs/json-schema.md", 10)]
    [InlineData("src/JsonSchema/README.md", 1)]
    public void Every_sample_of_a_page_is_among_the_samples_that_are_run(string page, int count)
    {
        var samples = Lines(File.ReadAllText(Path.Combine(TestFolders.Root, "tests", "JsonSchema.Tests", "Surface", "GuideSamples.cs")));
        var shown = Fence().Matches(File.ReadAllText(Path.Combine(TestFolders.Root, page))).Select(match => Lines(match.Groups["text"].Value)).ToList();

        shown.Should().HaveCount(count);
        foreach (var sample in shown)
            samples.Should().Contain(sample);
    }

    [Fact]
    public void The_table_of_bounds_has_every_bound_with_its_default()
    {
        var rows = BoundRow().Matches(File.ReadAllText(Path.Combine(TestFolders.Root, "docs", "json-schema.md"))).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        var bounds = typeof(SchemaOptions).GetProperties().Where(property => property.Name.StartsWith("Max", StringComparison.Ordinal)).ToList();

        rows.Keys.Where(name => name.StartsWith("Max", StringComparison.Ordinal)).Should().BeEquivalentTo(bounds.Select(bound => bound.Name));
        foreach (var bound in bounds)
        {
            var (number, unit) = rows[bound.Name].Split(' ') is [var digits, "MiB"] ? (digits, 1024 * 1024) : (rows[bound.Name], 1);
            (int.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) * unit).Should().Be((int)bound.GetValue(SchemaOptions.Default)!, bound.Name);
        }
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"^```csharp\r?\n(?<text>.*?)^```\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<value>[\d,]+( \w+)?) \|", RegexOptions.Multiline)]
    private static partial Regex BoundRow();
}
