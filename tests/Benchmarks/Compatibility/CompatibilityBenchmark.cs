using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Benchmarks.Compatibility;

/// <summary>How long comparing takes: 1,000 pairs of schemas of some 2 KB, in both directions, on one thread; and each kind of change alone.</summary>
internal static class CompatibilityBenchmark
{
    private const int Pairs = 1_000;
    private const int Rounds = 5;

    public static int Run(CsvReport report)
    {
        var pairs = Enumerable.Range(0, Pairs).Select(Pair).ToList();
        report.Remark(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors; .NET {Environment.Version}; {Pairs} pairs; {pairs.Average(pair => pair.Size):F0} bytes for each schema; compiled before the clock starts; the first round is cold"));
        foreach (var level in Enum.GetValues<ComparisonLevel>())
        {
            var rounds = new List<double>();
            var slowest = new List<double>();
            var undecided = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var each = pairs.Select(pair => Time(pair, level, ref undecided)).ToList();
                rounds.Add(each.Sum());
                slowest.Add(each.Max());
            }

            report.Row("schemapacks", $"{level}/{Pairs}-pairs", "ms", rounds);
            report.Row("schemapacks", $"{level}/slowest-pair", "ms", slowest);
            report.Row("schemapacks", $"{level}/{Pairs}-pairs", "undecided", [undecided / (double)Rounds]);
        }

        foreach (var change in pairs.GroupBy(pair => pair.Change))
        {
            var undecided = 0;
            report.Row("schemapacks", change.Key, "ms_per_pair", change.Select(pair => Time(pair, ComparisonLevel.Schema, ref undecided)));
        }

        return 0;
    }

    private static double Time((string Change, int Size, JsonSchemaValidator Old, JsonSchemaValidator New) pair, ComparisonLevel level, ref int undecided)
    {
        var start = Stopwatch.GetTimestamp();
        var comparison = SchemaComparer.Compare(pair.Old, pair.New, level);
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        undecided += comparison.Backward.Verdict == CompatibilityVerdict.Undecided || comparison.Forward.Verdict == CompatibilityVerdict.Undecided ? 1 : 0;
        return milliseconds;
    }

    private static (string Change, int Size, JsonSchemaValidator Old, JsonSchemaValidator New) Pair(int number)
    {
        var (name, change) = EventSchemas.Changes[number % EventSchemas.Changes.Count];
        var old = EventSchemas.Of(number);
        var @new = old.DeepClone().AsObject();
        change(@new);
        return (name, old.ToJsonString().Length, Compile(old.ToJsonString()), Compile(@new.ToJsonString()));
    }

    private static JsonSchemaValidator Compile(string schema) =>
        SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///event"), JsonElement.Parse(schema))).Validator!;
}
