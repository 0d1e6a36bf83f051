using System.Text;
using SchemaPacks.Compatibility;

namespace SchemaPacks.Tests.Suite;

/// <summary>The suite's own instances must not speak against a verdict.</summary>
public class SuitePairTests
{
    public static TheoryData<string> Drafts => SuitePairs.Drafts;

    [Theory]
    [MemberData(nameof(Drafts))]
    public void No_instance_of_the_suite_speaks_against_a_verdict(string draft)
    {
        var pairs = SuitePairs.Of(draft);
        var undecided = pairs.Where(pair => pair.Backward.Verdict == CompatibilityVerdict.Undecided).ToList();

        TestContext.Current.TestOutputHelper!.WriteLine($"{draft}: {string.Join(", ", pairs.CountBy(pair => pair.Backward.Verdict).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}"))}");
        foreach (SuitePair pair in undecided)
            TestContext.Current.TestOutputHelper.WriteLine($"{(pair.IsRefuted ? "REFUTED " : "")}{pair.Name}: {pair.Backward.Findings[0].Code}");
        pairs.Where(pair => pair.Backward.Verdict == CompatibilityVerdict.Compatible && pair.IsRefuted).Select(pair => pair.Name).Should().BeEmpty();
        var witnesses = pairs.Select(pair => pair.Backward.Witness).OfType<ReadOnlyMemory<byte>>().DistinctBy(witness => Encoding.UTF8.GetString(witness.Span)).ToList();
        pairs.Where(pair => pair.Backward.Verdict == CompatibilityVerdict.Compatible && witnesses.Exists(witness => pair.Old.Validator.IsValid(witness.Span) && !pair.New.Validator.IsValid(witness.Span)))
            .Select(pair => pair.Name).Should().BeEmpty("no witness of another pair speaks against a verdict");
        pairs.Where(pair => pair.Backward.Witness is { } witness && !(pair.Old.Validator.IsValid(witness.Span) && !pair.New.Validator.IsValid(witness.Span))).Select(pair => pair.Name).Should().BeEmpty();
        undecided.Count.Should().BeLessThan(pairs.Count / 10, "most pairs are decided");
    }
}
