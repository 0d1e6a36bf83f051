using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

/// <summary>The fast run against the explaining pass, over schemas and texts made at random.</summary>
public sealed class DifferentialTests
{
    private const int InstancesPerSchema = 20;

    private static readonly int Schemas = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? 2_000 : 50_000;

    [Fact]
    public void The_fast_run_and_the_explaining_pass_never_disagree()
    {
        var random = new RandomSchemas(seed: 20261124);
        int valid = 0, refused = 0, undecided = 0, compiled = 0;
        var disagreements = new List<string>();
        for (var i = 0; i < Schemas; i++)
        {
            var text = random.Schema().ToJsonString();
            using var schema = JsonDocument.Parse(text);
            var compilation = SchemaCompiler.Compile(
                new SchemaDocument(new Uri("test:///schema"), schema.RootElement), null, new SchemaOptions { DefaultDialect = JsonSchemaDialect.Draft202012, AssertFormats = true });
            if (compilation.Validator is not { } validator)
                continue; // a reference to itself in place, say: the compiler has refused it
            compiled++;
            for (var j = 0; j < InstancesPerSchema; j++)
            {
                var instance = random.Instance();
                var fast = validator.RunFast(instance);
                var explained = validator.Judge(instance, collects: false, out _).IsValid;
                if (fast == FastVerdict.Undecided)
                    undecided++;
                else if (fast == FastVerdict.Valid != explained)
                    disagreements.Add($"{text} for {Encoding.UTF8.GetString(instance)}: fast {fast}, explained {explained}");
                if (explained)
                    valid++;
                else
                    refused++;
            }
        }

        disagreements.Should().BeEmpty();
        compiled.Should().BeGreaterThan(Schemas / 2);
        double all = valid + refused;
        (valid / all).Should().BeInRange(0.3, 0.7);
        (undecided / all).Should().BeLessThan(0.3, "the fast run judges most texts itself");
    }
}
