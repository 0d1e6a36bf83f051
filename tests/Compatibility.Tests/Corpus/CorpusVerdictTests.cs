using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Corpus;

/// <summary>What the comparer says of pairs of schemas whose truth was worked out by thought.</summary>
public class CorpusVerdictTests
{
    private const double MostUndecided = 0.07;

    public static TheoryData<string> Files => CorpusFiles.Rows;

    [Theory]
    [MemberData(nameof(Files))]
    public void No_verdict_is_wrong(string file)
    {
        var wrong = CorpusFiles.Pairs(file).SelectMany(Answers).Where(answer => answer.Verdict != "undecided" && answer.Verdict != answer.Truth);

        wrong.Select(answer => $"{answer.Name}: {answer.Verdict}, but {answer.Truth}").Should().BeEmpty();
    }

    [Fact]
    public void Few_verdicts_are_undecided()
    {
        var answers = CorpusFiles.Names.SelectMany(CorpusFiles.Pairs).SelectMany(Answers).ToList();
        var undecided = answers.Where(answer => answer.Verdict == "undecided").ToList();

        double share = (double)undecided.Count / answers.Count;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{answers.Count} verdicts of {answers.Count / 4} pairs: {undecided.Count} undecided ({share:P2}){Environment.NewLine}{string.Join(Environment.NewLine, undecided.Select(answer => answer.Name))}");
        share.Should().BeLessThan(MostUndecided);
    }

    private static IEnumerable<(string Name, string Truth, string Verdict)> Answers(CorpusPair pair)
    {
        JsonSchemaValidator old = pair.Old, @new = pair.New;
        foreach (ComparisonLevel level in Enum.GetValues<ComparisonLevel>())
        {
            SchemaComparison comparison = SchemaComparer.Compare(old, @new, level);
            yield return Answer(CompatibilityDirection.Backward, comparison.Backward, old, @new);
            yield return Answer(CompatibilityDirection.Forward, comparison.Forward, @new, old);

            (string, string, string) Answer(CompatibilityDirection direction, DirectionResult result, JsonSchemaValidator writer, JsonSchemaValidator reader)
            {
                string verdict = result.Verdict.ToString().ToLowerInvariant();
                if (result.Witness is { } witness && !(writer.IsValid(witness.Span) && !reader.IsValid(witness.Span)))
                    verdict = "breaking by a witness that is none";
                if ((result.Witness is null) == (verdict == "breaking") || (result.Findings.Count == 0) != (verdict == "compatible"))
                    verdict += " with witness or findings that do not fit";
                return ($"{pair.Name} ({level}, {direction})", pair.Truth(level, direction), verdict);
            }
        }
    }
}
