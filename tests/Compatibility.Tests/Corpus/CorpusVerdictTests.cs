using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Proving;

namespace SchemaPacks.Tests.Corpus;

/// <summary>What the comparer says of pairs of schemas whose truth was worked out by thought.</summary>
public class CorpusVerdictTests
{
    private const double MostUndecided = 0.03;

    public static TheoryData<string> Files => CorpusFiles.Rows;

    [Theory]
    [MemberData(nameof(Files))]
    public void No_verdict_is_wrong(string file)
    {
        var decided = CorpusComparison.All.Where(each => each.Pair.File == file && each.Result.Verdict != CompatibilityVerdict.Undecided);

        decided.Where(each => each.Verdict != each.Truth).Select(each => $"{each.Name}: {each.Verdict}, but {each.Truth}").Should().BeEmpty();
    }

    /// <summary>The search for a witness must not be what saves a verdict.</summary>
    [Fact]
    public void No_direction_that_breaks_is_proved() =>
        CorpusComparison.All.Where(each => each.Truth == "breaking" && new InclusionProof(each.Writer, each.Reader, each.Level).Run()).Select(each => each.Name).Should().BeEmpty();

    [Fact]
    public void A_witness_is_taken_by_the_writer_and_refused_by_the_reader()
    {
        foreach (CorpusComparison each in CorpusComparison.All)
        {
            (each.Result.Witness is not null).Should().Be(each.Result.Verdict == CompatibilityVerdict.Breaking, each.Name);
            (each.Result.Findings.Count == 0).Should().Be(each.Result.Verdict == CompatibilityVerdict.Compatible, each.Name);
            if (each.Result.Witness is { } witness)
                (each.Writer.IsValid(witness.Span) && !each.Reader.IsValid(witness.Span)).Should().BeTrue(each.Name);
        }
    }

    [Fact]
    public void Few_verdicts_are_undecided()
    {
        var all = CorpusComparison.All;
        var undecided = all.Where(each => each.Result.Verdict == CompatibilityVerdict.Undecided).ToList();

        double share = (double)undecided.Count / all.Count;
        foreach (var level in all.GroupBy(each => each.Level))
        {
            int right = level.Count(each => each.Verdict == each.Truth), open = level.Count(each => each.Result.Verdict == CompatibilityVerdict.Undecided);
            TestContext.Current.TestOutputHelper!.WriteLine($"{level.Key}: {level.Count()} questions, {right} right, {level.Count() - right - open} wrong, {open} undecided");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{all.Count} verdicts of {all.DistinctBy(each => each.Pair.Name).Count()} pairs: {undecided.Count} undecided ({share:P2}){Environment.NewLine}{string.Join(Environment.NewLine, undecided.Select(each => each.Name))}");
        share.Should().BeLessThan(MostUndecided);
    }
}
