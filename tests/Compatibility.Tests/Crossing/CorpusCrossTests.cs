using SchemaPacks.Tests.Corpus;

namespace SchemaPacks.Tests.Crossing;

/// <summary>Any two schemas of a file and a dialect of the corpus make a pair, most of which nobody thought of; in the long tests, any two of a dialect.</summary>
public class CorpusCrossTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is not null;
    private static readonly List<CorpusPair> Pairs = [.. CorpusFiles.Names.SelectMany(CorpusFiles.Pairs)];

    /// <summary>Files, or dialects.</summary>
    public static TheoryData<string> Groups => IsLong ? [.. Pairs.Select(pair => pair.Dialect).Distinct()] : CorpusFiles.Rows;

    [Theory]
    [MemberData(nameof(Groups))]
    public void No_value_speaks_against_a_proof(string group)
    {
        var crosses = new List<ProofCross>();
        foreach (var dialect in Pairs.Where(pair => group == pair.File || group == pair.Dialect).GroupBy(pair => pair.Dialect))
        {
            var schemas = dialect.SelectMany(pair => new[] { (Name: $"{pair.Name}/old", Schema: pair.Old), (Name: $"{pair.Name}/new", Schema: pair.New) })
                .DistinctBy(each => each.Schema.Root.Json.GetRawText()).ToList();
            var cross = new ProofCross(schemas, [.. CorpusFiles.ListedValues, .. schemas.SelectMany(each => ProofCross.Generated(each.Schema))]);
            cross.Run((writer, reader) => IsLong || (writer + reader) % 8 == 0);
            crosses.Add(cross);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{group}: {crosses.Sum(cross => cross.Asked)} questions, {crosses.Sum(cross => cross.Proved)} proved, {crosses.Sum(cross => cross.Refuted.Count)} of them refuted");
        crosses.SelectMany(cross => cross.Refuted).Should().BeEmpty();
    }
}
