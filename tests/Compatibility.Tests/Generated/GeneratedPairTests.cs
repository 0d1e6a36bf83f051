using SchemaPacks.Fuzz.Evolving;

namespace SchemaPacks.Tests.Generated;

/// <summary>The bounded loop of the fuzz project: schemas of every dialect made at random, changed at random, and values of both against each verdict.</summary>
public sealed class GeneratedPairTests
{
    private const int Seed = 20261129;

    private static readonly int Pairs = Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? 1_500 : 100_000;

    [Fact]
    public void No_generated_value_speaks_against_a_verdict()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var run = PairRun.Run(Pairs, Seed, folder, keepsUndecided: false);

        TestContext.Current.TestOutputHelper!.WriteLine($"{run.Pairs} pairs: {run.Compatible} compatible, {run.Breaking} breaking, {run.Undecided} undecided, {run.Missed} of them refuted by a value");
        run.Wrong.Should().Be(0, "dotnet run -c Release --project tests/Fuzz -- pairs --cases {0} --seed {1} repeats it; the pairs are in {2}", Pairs, Seed, folder);
        (run.Compatible > Pairs / 10 && run.Breaking > Pairs / 20).Should().BeTrue("the pairs are of both kinds");
        (run.Undecided / (double)run.Pairs).Should().BeLessThan(0.03);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true); // slow ones are no fault
    }

    [Fact]
    public void The_same_seed_gives_the_same_verdicts()
    {
        var (one, other) = (Run(), Run());

        (one.Compatible, one.Breaking, one.Undecided).Should().Be((other.Compatible, other.Breaking, other.Undecided));

        static PairRun Run() => PairRun.Run(100, 7, Path.GetTempPath(), keepsUndecided: false);
    }
}
