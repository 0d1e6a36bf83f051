using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.Fuzz.Generating;
using SchemaPacks.Fuzz.Targets;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Running;

/// <summary>The bounded loop of the fuzz project: the fast run, the explaining pass and System.Text.Json over schemas of every dialect and texts made at random.</summary>
public sealed class DifferentialTests
{
    private const int Seed = 20261124;

    private static readonly int Cases = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? 20_000 : 1_000_000;

    [Fact]
    public void Both_engines_and_another_reader_agree_on_generated_cases()
    {
        var comparison = Comparison.Run(Cases, Seed);

        comparison.Kept.Select(found => found.Minimised()).Select(found => $"{found.Verdicts.Disagreement}: {found.Schema} for {Convert.ToHexString(found.Instance)}")
            .Should().BeEmpty("dotnet run -c Release --project tests/Fuzz -- --cases {0} --seed {1} repeats it", Cases, Seed);
        (comparison.Valid / (double)comparison.Cases).Should().BeInRange(0.3, 0.7);
        (comparison.Undecided / (double)comparison.Cases).Should().BeLessThan(0.05, "the fast run judges most texts itself");
        comparison.RefusedSchemas.Should().BeLessThan(comparison.Schemas / 2);
    }

    [Fact]
    public void The_same_seed_gives_the_same_counts()
    {
        var (one, other) = (Comparison.Run(500, 7), Comparison.Run(500, 7));

        (one.Valid, one.Undecided, one.Malformed, one.RefusedSchemas).Should().Be((other.Valid, other.Undecided, other.Malformed, other.RefusedSchemas));
    }

    [Theory]
    [InlineData("test:///careless/", 1)]
    [InlineData("#/x~1parts/list/", 1)]
    [InlineData("\"$schema\":", 2)] // a part in another dialect than its document
    public void Schemas_in_odd_places_are_generated_and_many_compile(string mark, int times)
    {
        var dice = new Dice(Seed);
        var generators = JsonSchemaDialect.All.Select(dialect => new SchemaGenerator(dice, dialect)).ToList();
        var schemas = Enumerable.Range(0, 1_200).Select(index => generators[index % generators.Count].Document().ToJsonString());

        schemas.Where(schema => schema.Split(mark).Length > times).Count(schema => Compilation.Of(schema) is not null).Should().BeGreaterThan(20);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("schema")]
    [InlineData("verdict")]
    [InlineData("pattern")]
    [InlineData("yaml")]
    public void A_fuzz_target_takes_any_bytes_without_an_exception(string target)
    {
        var inputs = new FuzzInputs(Seed);
        for (var count = 0; count < 400; count++)
        {
            var input = inputs.For(target);
            var run = () => FuzzTargets.All[target](input);
            run.Should().NotThrow("the input is {0}", Convert.ToHexString(input));
        }
    }
}
