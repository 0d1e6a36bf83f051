using System.Text.RegularExpressions;
using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Authoring;

/// <summary>The schemas that READMEs and docs show. The pages of the diagnostics show broken ones on purpose, and are left out.</summary>
public sealed partial class DocumentedSchemaTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md")
            .Append(Path.Combine(Checkout.Root, "README.md"))
            .Append(Path.Combine(Checkout.Root, "src", "Abstractions", "README.md"))
            .Where(page => Schemas(File.ReadAllText(page)).Any())
            .Select(page => Path.GetRelativePath(Checkout.Root, page).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_schema_of_a_page_loads_in_a_strict_host(string page)
    {
        (string, string)[] schemas = [.. Schemas(File.ReadAllText(Path.Combine(Checkout.Root, page))).Select((schema, index) => ($"{index + 1}.yaml", schema))];

        RegistryRevision registry = await Loading.LoadAsync(PackSource.Documents(page, schemas));

        registry.Complaints().Should().BeEmpty();
        registry.Schemas.Should().HaveCount(schemas.Length);
    }

    [Fact]
    public void The_page_for_authors_shows_schemas() => Pages.Select(row => (string)row).Should().Contain("docs/pack-authoring.md");

    // Fenced YAML, and here documents of shell blocks, that declare an $id.
    private static IEnumerable<string> Schemas(string page) =>
        Fence().Matches(page).Concat(HereDocument().Matches(page)).Select(match => match.Groups["text"].Value)
            .Where(text => Id().IsMatch(text));

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^cat > \S+\.yaml <<'END'\n(?<text>.*?)^END$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex HereDocument();

    [GeneratedRegex(@"^\$id:", RegexOptions.Multiline)]
    private static partial Regex Id();
}
