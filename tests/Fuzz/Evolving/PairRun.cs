using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SchemaPacks.Compatibility;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.Fuzz.Generating;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Evolving;

/// <summary>The counts of a run over generated pairs of schemas: every verdict "compatible" is tried with generated values of both, and every witness is judged again.</summary>
internal sealed class PairRun(string folder)
{
    private const int ValuesOfEach = 20;
    private const int MaxKept = 200;
    private const int SlowMilliseconds = 5_000;

    public int Pairs { get; private set; }

    public int Compatible { get; private set; }

    public int Breaking { get; private set; }

    public int Undecided { get; private set; }

    public int Wrong { get; private set; }

    /// <summary>Verdicts "undecided" against which one of the values speaks.</summary>
    public int Missed { get; private set; }

    /// <summary>The longest comparison, in milliseconds.</summary>
    public double Longest { get; private set; }

    /// <summary>How many pairs were written to the folder: those that are wrong, slow, or undecided.</summary>
    public int Kept { get; private set; }

    /// <param name="pairs">How many verdicts to ask for: two for each pair of schemas.</param>
    /// <param name="seed">What all of them follow from.</param>
    /// <param name="folder">Where pairs go that are worth a look.</param>
    /// <param name="keepsUndecided">Whether those are that stay undecided.</param>
    /// <param name="progress">Called after each pair.</param>
    public static PairRun Run(int pairs, int seed, string folder, bool keepsUndecided, Action<PairRun>? progress = null)
    {
        var run = new PairRun(folder);
        var dice = new Dice(seed);
        var generators = JsonSchemaDialect.All.Select(dialect => new SchemaGenerator(dice, dialect)).ToList();
        for (int document = 0; run.Pairs < pairs; document++)
        {
            var generator = generators[document % generators.Count];
            var old = generator.Document(1 + dice.Next(3));
            run.Compare(dice, old, new SchemaMutation(dice, generator).Of(old), keepsUndecided);
            progress?.Invoke(run);
        }

        return run;
    }

    private void Compare(Dice dice, JsonObject old, JsonObject @new, bool keepsUndecided)
    {
        string oldText = old.ToJsonString(), newText = @new.ToJsonString();
        if (Compilation.Of(oldText) is not { } writer || Compilation.Of(newText) is not { } reader)
            return;
        long start = Stopwatch.GetTimestamp();
        var comparison = SchemaComparer.Compare(writer, reader);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Longest = Math.Max(Longest, milliseconds);
        if (milliseconds > SlowMilliseconds)
            Keep(new KeptPair("slow", oldText, newText, null));
        var values = comparison.Backward.Verdict == CompatibilityVerdict.Breaking && comparison.Forward.Verdict == CompatibilityVerdict.Breaking ? [] : Values(dice, old, writer).Concat(Values(dice, @new, reader)).ToList();
        Judge(comparison.Backward, oldText, newText, writer, reader, values, keepsUndecided);
        Judge(comparison.Forward, newText, oldText, reader, writer, values, keepsUndecided);
    }

    private void Judge(DirectionResult result, string writerText, string readerText, JsonSchemaValidator writer, JsonSchemaValidator reader, List<byte[]> values, bool keepsUndecided)
    {
        Pairs++;
        byte[]? against = values.Find(value => IsRefutation(writer, reader, value));
        switch (result.Verdict)
        {
            case CompatibilityVerdict.Compatible:
                Compatible++;
                if (against is not null)
                    Count("wrong", against);
                break;
            case CompatibilityVerdict.Breaking:
                Breaking++;
                if (result.Findings.Count == 0)
                    Count("proved, and broken by the search", result.Witness?.ToArray());
                else if (result.Witness is not { } witness || !IsRefutation(writer, reader, witness.ToArray()))
                    Count("no witness", result.Witness?.ToArray());
                break;
            default:
                Undecided++;
                Missed += against is null ? 0 : 1;
                if (keepsUndecided)
                    Keep(new KeptPair($"{(against is null ? "undecided" : "missed")}: {result.Findings[0].Code}", writerText, readerText, against));
                break;
        }

        void Count(string what, byte[]? value)
        {
            Wrong++;
            Keep(new KeptPair(what, writerText, readerText, value));
        }
    }

    // Decided by both: neither malformed nor beyond a bound.
    private static bool IsRefutation(JsonSchemaValidator writer, JsonSchemaValidator reader, byte[] value) =>
        writer.IsValid(value) && reader.Evaluate(value).Status == SchemaStatus.Invalid;

    private static List<byte[]> Values(Dice dice, JsonObject schema, JsonSchemaValidator validator)
    {
        var instances = new InstanceGenerator(dice, schema);
        var sampler = new SchemaSampler(validator);
        return Enumerable.Range(0, ValuesOfEach).Select(_ => instances.Text())
            .Concat(Enumerable.Range(0, 2).Select(seed => sampler.Accepted(SampleExtent.Varied, seed)).OfType<byte[]>())
            .Concat(dice.Chance(4) ? sampler.Refused().Select(sample => sample.Utf8.ToArray()) : [])
            .ToList();
    }

    private void Keep(KeptPair pair)
    {
        if (Kept < MaxKept)
            pair.WriteTo(Path.Combine(folder, Kept++.ToString("000", CultureInfo.InvariantCulture)));
    }
}
