using System.Text.Json;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests;

/// <summary>
/// Every folder of tests/cases/scanning, compiling and snapshots: <c>input/</c> is a folder of packs, and <c>expected.json</c> says
/// which keys are <c>served</c> and all <c>findings</c>, each <c>code pack/resource line:column pointer</c> as far as it has them.
/// <c>strict</c> switches strictness on, <c>dependencies</c> lets packs of bare files depend on one another.
/// </summary>
public sealed class LoadingCaseTests
{
    private static readonly string[] Stages = ["scanning", "compiling", "snapshots"];

    public static TheoryData<string> Cases =>
    [
        .. Stages.SelectMany(stage => Directory.GetDirectories(Root(stage))
            .Select(path => $"{stage}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_loads_as_it_says(string name)
    {
        string input = Path.Combine(Root(name), "input");
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root(name), "expected.json")));

        RegistrySnapshot snapshot = await new RegistryLoader(new SchemaRegistryOptions
        {
            Sources = Sources(input, expected.RootElement),
            Strict = expected.RootElement.TryGetProperty("strict", out JsonElement strict) && strict.GetBoolean(),
        }).LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        snapshot.Findings.Select(finding => Show(finding, input)).Should().Equal(Strings(expected.RootElement, "findings"));
        snapshot.Schemas.Select(schema => schema.Key.ToString()).Should().Equal(Strings(expected.RootElement, "served"));
        snapshot.Findings.Should().NotContain(finding => finding.Message.EndsWith('.') || finding.Message.Contains('\n'));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_says_what_it_shows(string name) =>
        File.ReadAllText(Path.Combine(Root(name), "README.md")).Trim().Should().EndWith(".").And.NotContain("\n\n");

    private static string Root(string name) => Path.Combine(TestFolders.Repository, "tests", "cases", name);

    private static IReadOnlyList<PackSource> Sources(string input, JsonElement expected)
    {
        if (!expected.TryGetProperty("dependencies", out JsonElement dependencies))
            return [PackSource.Folder(input)];

        return
        [
            .. Directory.GetDirectories(input).Order(StringComparer.Ordinal).Select(folder =>
            {
                DocumentsSource pack = PackSource.Documents(
                    Path.GetFileName(folder), [.. Directory.GetFiles(folder).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))]);
                return pack.DependingOn([.. Strings(dependencies, pack.Name)]);
            }),
        ];
    }

    private static IEnumerable<string> Strings(JsonElement expected, string name) =>
        expected.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static string Show(Diagnostic finding, string input)
    {
        string pack = finding.Pack?.Replace(input, "input", StringComparison.Ordinal).Replace('\\', '/') ?? "";
        string place = finding.Resource is null ? pack : $"{pack}/{finding.Resource}";
        string position = finding.Line is null ? "" : $" {finding.Line}:{finding.Column}";
        return $"{finding.Code} {place}{position}{(finding.Pointer is { Length: > 0 } pointer ? " " + pointer : "")}";
    }
}
