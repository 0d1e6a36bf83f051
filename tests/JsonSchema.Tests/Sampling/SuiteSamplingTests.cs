using System.Text.Json;
using SchemaPacks.Conformance;
using SchemaPacks.JsonSchema;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Sampling;

/// <summary>Every schema of the official suite that some value satisfies gets a sample, but for those that are named.</summary>
public class SuiteSamplingTests
{
    [Theory]
    [InlineData("draft4")]
    [InlineData("draft6")]
    [InlineData("draft7")]
    [InlineData("draft2019-09")]
    [InlineData("draft2020-12")]
    public void A_schema_that_can_be_satisfied_gets_samples(string draft)
    {
        var remotes = new SuiteRemotes(TestFolders.Public("json-schema-test-suite"));
        var without = new List<string>();
        int count = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(TestFolders.Public("json-schema-test-suite"), "tests", draft), "*.json").Order(StringComparer.Ordinal))
        {
            using var groups = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in groups.RootElement.EnumerateArray().Where(group => group.GetProperty("tests").EnumerateArray().Any(test => test.GetProperty("valid").GetBoolean())))
            {
                var compilation = SchemaCompiler.Compile(new SchemaDocument(new Uri("schemapacks:///suite"), group.GetProperty("schema")), remotes, new SchemaOptions { DefaultDialect = SuiteDrafts.Dialects[draft] });
                var sampler = new SchemaSampler(compilation.Validator!);
                count++;
                foreach (var extent in Enum.GetValues<SampleExtent>())
                {
                    if (sampler.Accepted(extent, seed: 1) is not { } sample)
                        without.Add($"{Path.GetFileName(file)}/{group.GetProperty("description").GetString()} {extent}");
                    else
                        compilation.Validator!.Evaluate(sample).IsValid.Should().BeTrue();
                }

                foreach (var refused in sampler.Refused(seed: 1))
                    compilation.Validator!.Evaluate(refused.Utf8).Findings.Should().ContainSingle();
            }
        }

        count.Should().BeGreaterThan(100);
        without.Should().BeEmpty("of {0} schemas", count);
    }
}
