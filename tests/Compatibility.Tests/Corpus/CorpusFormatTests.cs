using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Corpus;

/// <summary>The files are what their README promises to other projects.</summary>
public class CorpusFormatTests
{
    private const int FewestPairs = 500;

    public static TheoryData<string> Files => CorpusFiles.Rows;

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_as_the_schema_of_the_format_says(string file)
    {
        JsonSchemaValidator format = SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///format"), CorpusFiles.Read(CorpusFiles.FormatSchema))).Validator!;

        format.Evaluate(CorpusFiles.Read(file)).Findings.Select(finding => $"{finding.InstancePointer}: {finding.Message}").Should().BeEmpty();
    }

    [Fact]
    public void Names_are_unique_and_no_question_is_asked_twice()
    {
        var pairs = CorpusFiles.Names.SelectMany(CorpusFiles.Pairs).ToList();

        pairs.Should().HaveCountGreaterThanOrEqualTo(FewestPairs);
        pairs.GroupBy(pair => pair.Name).Where(group => group.Count() > 1).Select(group => group.Key).Should().BeEmpty();
        pairs.GroupBy(pair => $"{pair.Json.GetProperty("old").GetRawText()} {pair.Json.GetProperty("new").GetRawText()}").Where(group => group.Count() > 1)
            .Select(group => string.Join(", ", group.Select(pair => pair.Name))).Should().BeEmpty();
    }

    [Fact]
    public void Schemas_name_their_dialect()
    {
        var silent = CorpusFiles.Names.SelectMany(CorpusFiles.Pairs)
            .Where(pair => new[] { pair.Old, pair.New }.Any(schema => schema.Root.Json.ValueKind == JsonValueKind.Object && !schema.Root.Json.TryGetProperty("$schema", out _)));

        silent.Select(pair => pair.Name).Should().BeEmpty();
    }

    [Fact]
    public void The_readme_names_each_file()
    {
        string readme = File.ReadAllText(Path.Combine(CorpusFiles.Folder, "README.md"));

        CorpusFiles.Names.Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
