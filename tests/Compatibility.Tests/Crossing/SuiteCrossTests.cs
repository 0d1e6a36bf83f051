using SchemaPacks.Conformance;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Crossing;

/// <summary>Any two schemas of a draft of the official suite, from whichever files, make a pair; a part of them outside the long tests. The suite's instances are asked, in the long tests generated ones too.</summary>
public class SuiteCrossTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is not null;

    public static TheoryData<string> Drafts => [.. SuiteDrafts.Dialects.Keys.Where(name => name != "v1")];

    [Theory]
    [MemberData(nameof(Drafts))]
    public void No_value_speaks_against_a_proof(string draft)
    {
        var schemas = SuitePairs.Schemas(draft).SelectMany(file => file).ToList();
        var cross = new ProofCross(
            [.. schemas.Select(schema => (schema.Name, schema.Validator))],
            [.. schemas.SelectMany(schema => schema.Instances), .. IsLong ? schemas.SelectMany(schema => ProofCross.Generated(schema.Validator)) : []]);

        cross.Run((writer, reader) => IsLong || (writer + (7 * reader)) % 40 == 0);

        TestContext.Current.TestOutputHelper!.WriteLine($"{draft}: {cross.Asked} questions, {cross.Proved} proved, {cross.Refuted.Count} of them refuted");
        cross.Refuted.Should().BeEmpty();
    }
}
