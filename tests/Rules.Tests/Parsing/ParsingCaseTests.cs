using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

/// <summary>
/// Every folder of tests/cases/parsing: <c>input.yaml</c> or <c>input.json</c>, and in <c>expected.json</c> either <c>document</c>
/// (and <c>positions</c>, each <c>line:column of the value @ line:column of the key</c>) or <c>findings</c>.
/// </summary>
public sealed class ParsingCaseTests
{
    private static readonly string Folder = FindFolder();

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_parses_as_it_says(string name)
    {
        var input = Directory.GetFiles(Path.Combine(Folder, name), "input.*").Single();
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name, "expected.json")));

        var parsed = DocumentParser.Parse(new SchemaOrigin("Cases", Path.GetFileName(input)), File.ReadAllBytes(input));

        parsed.Findings.Should().NotContain(finding => finding.Pack != "Cases" || finding.Resource != Path.GetFileName(input));
        parsed.Findings.Select(Show).Should().Equal(expected.RootElement.TryGetProperty("findings", out var findings)
            ? findings.EnumerateArray().Select(finding => finding.GetString())
            : []);
        (parsed.Document is null).Should().Be(parsed.Findings.Count > 0);
        if (expected.RootElement.TryGetProperty("document", out var document))
            JsonSerializer.Serialize(parsed.Document!.Root).Should().Be(JsonSerializer.Serialize(document));
        if (expected.RootElement.TryGetProperty("positions", out var positions))
            foreach (var position in positions.EnumerateObject())
                Show(parsed.Document!, position.Name).Should().Be(position.Value.GetString(), "of the place of '{0}'", position.Name);
    }

    [Fact]
    public void Every_case_says_what_it_shows() =>
        Directory.GetDirectories(Folder).Should().HaveCountGreaterThan(20).And.OnlyContain(path => new FileInfo(Path.Combine(path, "README.md")).Length > 20);

    private static string Show(Diagnostic finding) => $"{finding.Code} {finding.Line}:{finding.Column} {finding.Pointer}";

    private static string Show(PackDocument document, string pointer)
    {
        document.Positions.TryGet(pointer, out var at).Should().BeTrue("'{0}' is in the document", pointer);
        return $"{at.Line}:{at.Column} @ {at.KeyLine}:{at.KeyColumn}";
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Registry.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests", "cases", "parsing");
    }
}
