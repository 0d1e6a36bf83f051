using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Checkers;

/// <summary>ajv judges what the comparer shows over the official suite.</summary>
public class SuiteAjvTests
{
    public static TheoryData<string> Drafts => SuitePairs.Drafts;

    [Theory]
    [MemberData(nameof(Drafts))]
    public async Task Each_witness_over_the_suite_is_one_for_ajv_as_well(string draft)
    {
        var pairs = SuitePairs.Of(draft);
        var request = new AjvRequest();
        Offer(request, Path.Combine(TestFolders.Public("json-schema-test-suite"), "remotes"));
        var numbers = pairs.Select(pair => pair.Old).Distinct().ToDictionary(schema => schema, schema => request.Add(DialectOf(draft), schema.Json));
        foreach (SuiteSchema schema in numbers.Keys)
        {
            foreach (byte[] instance in schema.Instances)
                request.Ask(schema.Name, numbers[schema], instance, schema.Validator.IsValid(instance));
        }

        var unlike = AjvExceptions.Of(draft);
        (await Node.AskAjvAsync(request)).Select(each => each.Name).Distinct().Except(unlike).Should().BeEmpty("all other schemas are judged by ajv as by the suite");
        unlike.Except(numbers.Keys.Select(schema => schema.Name)).Should().BeEmpty("what is left out is there");

        var shown = pairs.Where(pair => pair.Backward.Witness is not null).ToList();
        var witnesses = new AjvRequest();
        Offer(witnesses, Path.Combine(TestFolders.Public("json-schema-test-suite"), "remotes"));
        foreach (SuiteSchema schema in numbers.Keys)
            witnesses.Add(DialectOf(draft), schema.Json);
        foreach (SuitePair pair in shown.Where(pair => !unlike.Contains(pair.Old.Name) && !unlike.Contains(pair.New.Name)))
        {
            ReadOnlyMemory<byte> witness = pair.Backward.Witness!.Value;
            witnesses.Ask($"{pair.Name}: {Encoding.UTF8.GetString(witness.Span)}", numbers[pair.Old], witness, true);
            witnesses.Ask($"{pair.Name}: {Encoding.UTF8.GetString(witness.Span)}", numbers[pair.New], witness, false);
        }

        var differs = await Node.AskAjvAsync(witnesses);

        TestContext.Current.TestOutputHelper!.WriteLine($"{draft}: {pairs.Count} pairs, {shown.Count} witnesses, {witnesses.Count / 2} of them shown to ajv; {unlike.Count} of {numbers.Count} schemas left out");
        differs.Where(each => !AjvExceptions.PairsOf(draft).Any(name => each.Name.StartsWith(name, StringComparison.Ordinal))).Should().BeEmpty();
    }

    private static void Offer(AjvRequest request, string remotes)
    {
        foreach (string path in Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories))
            request.Offer($"http://localhost:1234/{Path.GetRelativePath(remotes, path).Replace('\\', '/')}", JsonDocument.Parse(File.ReadAllBytes(path)).RootElement);
    }

    private static string DialectOf(string draft) => draft.StartsWith("draft20", StringComparison.Ordinal) ? draft["draft".Length..] : $"draft-0{draft[^1]}";
}
