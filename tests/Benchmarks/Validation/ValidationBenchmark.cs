using System.Globalization;

namespace SchemaPacks.Benchmarks.Validation;

/// <summary>
/// Parse and validate, side by side: every contender reads the same instances, in turn, round after round, so that each ratio
/// is of two measurements made next to each other.
/// </summary>
internal static class ValidationBenchmark
{
    private const int Rounds = 7;
    private const long RoundNanoseconds = 80_000_000;
    private const long WarmUpNanoseconds = 600_000_000; // System.Text.Json needs that long to reach its steady state

    public static int Run(string folder, CsvReport report)
    {
        report.Remark(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors; .NET {Environment.Version}; thread processor time; {Rounds} rounds"));
        var ajv = AjvProcess.Start(report);
        var measured = 0;
        foreach (var data in DataSet.In(folder))
        {
            Measure(data, ajv, report);
            measured++;
        }

        if (measured == 0)
            report.Remark($"nothing to measure: no folder below {Path.GetFileName(folder)} has schema.json and instances.jsonl");
        return measured == 0 ? 1 : 0;
    }

    private static void Measure(DataSet data, AjvProcess? ajv, CsvReport report)
    {
        report.Remark(string.Create(CultureInfo.InvariantCulture, $"{data.Name}: {data.Instances.Length} instances of {data.Instances.Average(instance => instance.Length):0} bytes; compiled in {CompileTime(data):0} µs (median)"));
        var contenders = Contenders.Of(data, report);
        var valid = data.Instances.Count(contenders.Single(contender => contender.Name == Contenders.Truth).Read);
        foreach (var wrong in contenders.Where(contender => contender.Judges && data.Instances.Count(contender.Read) != valid).ToList())
        {
            report.Remark($"{wrong.Name} on {data.Name}: {data.Instances.Count(wrong.Read)} valid where {valid} are; its rows are left out");
            contenders.Remove(wrong);
        }

        foreach (var contender in contenders)
            Pass(contender, data, WarmUpNanoseconds);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => contenders.ToDictionary(contender => contender.Name, contender => Pass(contender, data, RoundNanoseconds))).ToList();
        var scan = rounds.Select(round => round[Contenders.Scan].Nanoseconds).ToList();
        foreach (var contender in contenders)
        {
            var samples = rounds.Select(round => round[contender.Name]).ToList();
            report.Row(contender.Name, data.Name, "ns_per_event", samples.Select(sample => sample.Nanoseconds));
            report.Row(contender.Name, data.Name, "ratio_to_scan", samples.Select((sample, round) => sample.Nanoseconds / scan[round]));
            report.Row(contender.Name, data.Name, "allocated_bytes", samples.Select(sample => sample.Bytes));
        }

        ajv?.Measure(data, valid, scan.Order().ElementAt(Rounds / 2), report);
    }

    // Passes over all instances until the time is up: time and allocation per instance.
    private static (double Nanoseconds, double Bytes) Pass(Contender contender, DataSet data, long nanoseconds)
    {
        long passes = 0, elapsed, start = ThreadClock.Now(), allocated = GC.GetAllocatedBytesForCurrentThread();
        do
        {
            foreach (var instance in data.Instances)
                contender.Read(instance);
            passes++;
            elapsed = ThreadClock.Now() - start;
        }
        while (elapsed < nanoseconds);

        double count = passes * data.Instances.Length;
        return (elapsed / count, (GC.GetAllocatedBytesForCurrentThread() - allocated) / count);
    }

    private static double CompileTime(DataSet data)
    {
        var samples = Enumerable.Range(0, data.Schema.Length > 100_000 ? 5 : 101).Select(_ =>
        {
            var start = ThreadClock.Now();
            Contenders.Compile(data).IsValid(data.Instances[0]);
            return (ThreadClock.Now() - start) / 1000.0;
        });
        return samples.Order().ElementAt(data.Schema.Length > 100_000 ? 2 : 50);
    }
}
