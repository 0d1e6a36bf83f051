using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests;

/// <summary>Pairs of schemas whose truth was worked out by hand: <c>tests/cases/compatibility</c>.</summary>
public class PairCaseTests
{
    private static readonly JsonElement Pairs = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(TestFolders.Root, "tests", "cases", "compatibility", "pairs.json"))).RootElement;

    public static TheoryData<string> Names => [.. Pairs.EnumerateArray().Select(pair => pair.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pair_has_the_verdict_that_is_true(string name)
    {
        JsonElement pair = Pairs.EnumerateArray().Single(each => each.GetProperty("name").GetString() == name);
        JsonSchemaValidator old = Compile(pair.GetProperty("old")), @new = Compile(pair.GetProperty("new"));

        SchemaComparison comparison = SchemaComparer.Compare(old, @new);

        Check(comparison.Backward, pair.GetProperty("backward").GetString()!, old, @new);
        Check(comparison.Forward, pair.GetProperty("forward").GetString()!, @new, old);
    }

    private static void Check(DirectionResult result, string truth, JsonSchemaValidator writer, JsonSchemaValidator reader)
    {
        result.Verdict.ToString().ToLowerInvariant().Should().Be(truth, "of {0}", string.Join("; ", result.Findings));
        (result.Witness is not null).Should().Be(truth == "breaking");
        (result.Findings.Count == 0).Should().Be(truth == "compatible");
        if (result.Witness is { } witness)
            (writer.IsValid(witness.Span) && !reader.IsValid(witness.Span)).Should().BeTrue();
    }

    private static JsonSchemaValidator Compile(JsonElement schema) =>
        SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///"), schema)).Validator!;
}
