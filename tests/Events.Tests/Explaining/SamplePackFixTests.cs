using System.Text.Json;
using SchemaPacks.Compiling;
using SchemaPacks.Explaining;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Events.Explaining;

public sealed class SamplePackFixTests
{
    public static TheoryData<string> Schemas => [.. Directory.EnumerateFiles(Path.Combine(CaseFolder.Repository, "plugins"), "*.yaml", SearchOption.AllDirectories)
        .Where(path => path.Contains($"{Path.DirectorySeparatorChar}Schemas{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.Contains("Places", StringComparison.Ordinal) && !path.Contains("Deliveries", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(CaseFolder.Repository, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Whatever_one_thing_is_wrong_with_an_event_of_a_sample_pack_is_mended_in_few_operations(string path)
    {
        await using TestLog log = new(packs => packs.FromDocument("schema", File.ReadAllText(Path.Combine(CaseFolder.Repository, path))));
        var schema = (CompiledSchema)log.Services.GetService(typeof(IEventSchemaRegistry)).Should().BeAssignableTo<IEventSchemaRegistry>().Subject.Current.Schemas.Single();
        int broken = 0;
        for (int seed = 0; seed < 5; seed++)
            foreach (RefusedSample sample in schema.Sampler.Refused(seed).Where(sample => sample.Utf8.Span[0] == (byte)'{'))
            {
                broken++;
                EventExplanation explained = log.Log.Explain(new EventEnvelope(schema.Key, sample.Utf8), cancellationToken: TestContext.Current.CancellationToken);
                explained.IsValid.Should().BeFalse();
                EventFix fix = explained.Fix.Should().NotBeNull("'{0}' can be mended", sample.Finding.Message).And.Subject.As<EventFix>();
                schema.Validator.IsValid(fix.Event.Span).Should().BeTrue();
                JsonDocument.Parse(fix.Patch).RootElement.GetArrayLength().Should().BeInRange(1, 2, "one thing is wrong: {0}", sample.Finding.Message);
            }

        broken.Should().BePositive();
    }
}
