using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Conformance;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests;

/// <summary>Every ordered pair of schemas in each file of the official suite, whose own instances must not speak against a verdict.</summary>
public class SuitePairTests
{
    /// <summary>Draft-04; the long tests run all.</summary>
    public static TheoryData<string> Drafts => Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? ["draft4"] : [.. SuiteDrafts.Dialects.Keys.Where(name => name != "v1")];

    [Theory]
    [MemberData(nameof(Drafts))]
    public void No_instance_of_the_suite_speaks_against_a_verdict(string draft)
    {
        string suite = TestFolders.Public("json-schema-test-suite");
        var remotes = new SuiteRemotes(suite);
        var counts = new Dictionary<CompatibilityVerdict, int> { [CompatibilityVerdict.Compatible] = 0, [CompatibilityVerdict.Breaking] = 0, [CompatibilityVerdict.Undecided] = 0 };
        var wrong = new List<string>();
        var undecided = new List<string>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(suite, "tests", draft), "*.json").Order(StringComparer.Ordinal))
        {
            using var groups = JsonDocument.Parse(File.ReadAllBytes(file));
            var all = groups.RootElement.EnumerateArray().Select(group => (
                Name: $"{Path.GetFileName(file)}/{group.GetProperty("description").GetString()}",
                Validator: SchemaCompiler.Compile(new SchemaDocument(new Uri("schemapacks:///suite"), group.GetProperty("schema")), remotes, new SchemaOptions { DefaultDialect = SuiteDrafts.Dialects[draft] }).Validator!,
                Instances: group.GetProperty("tests").EnumerateArray().Select(test => JsonMarshal.GetRawUtf8Value(test.GetProperty("data")).ToArray()).ToList())).ToList();
            foreach (var (oldName, old, oldInstances) in all)
            {
                foreach (var (newName, @new, newInstances) in all)
                {
                    var result = SchemaComparer.Compare(old, @new).Backward;
                    counts[result.Verdict]++;
                    bool isRefuted = oldInstances.Concat(newInstances).Any(instance => old.IsValid(instance) && !@new.IsValid(instance));
                    if (result.Verdict == CompatibilityVerdict.Compatible && isRefuted)
                        wrong.Add($"{oldName} -> {newName}");
                    if (result.Verdict == CompatibilityVerdict.Undecided)
                        undecided.Add($"{(isRefuted ? "REFUTED " : "")}{oldName} -> {newName}: {result.Findings[0].Code}");
                    if (result.Witness is { } witness)
                        (old.IsValid(witness.Span) && !@new.IsValid(witness.Span)).Should().BeTrue();
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{draft}: {string.Join(", ", counts)}{Environment.NewLine}{string.Join(Environment.NewLine, undecided)}");
        wrong.Should().BeEmpty();
        counts[CompatibilityVerdict.Undecided].Should().BeLessThan(counts.Values.Sum() / 10, "most pairs are decided");
    }
}
