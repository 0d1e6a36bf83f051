using System.Diagnostics;
using System.Globalization;
using SchemaPacks.Benchmarks.Validation;

namespace SchemaPacks.Benchmarks.Compiling;

/// <summary>
/// From a schema's text to the first verdict: warm, over and over in this process, and cold, once in each of several processes,
/// where the runtime still has everything to load and to compile.
/// </summary>
internal static class CompileBenchmark
{
    private const int ColdProcesses = 7;
    private const int MaxSamples = 201;
    private const long WarmUpNanoseconds = 2_000_000_000;
    private const long SampleNanoseconds = 1_500_000_000;

    public static int Run(string folder, CsvReport report)
    {
        report.Remark(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors; .NET {Environment.Version}; warm figures are thread processor time; cold ones are time by the wall in {ColdProcesses} processes each"));
        foreach (var data in DataSet.In(folder))
        {
            report.Remark(string.Create(CultureInfo.InvariantCulture, $"{data.Name}: schema of {data.Schema.Length} bytes"));
            foreach (var contender in CompileContender.All.Where(contender => Accepts(contender, data, report)))
            {
                Warm(contender, data, report);
                Cold(contender, data, report);
            }
        }

        return 0;
    }

    /// <summary>What a child process does: compiles and judges once, and prints nanoseconds for the first and both.</summary>
    public static int RunOnce(string name, string folder)
    {
        var data = DataSet.In(Path.GetDirectoryName(Path.GetFullPath(folder))!).Single(data => data.Name == Path.GetFileName(folder));
        var contender = CompileContender.All.Single(contender => contender.Name == name);
        var start = Stopwatch.GetTimestamp();
        var judge = contender.Compile(data);
        var compiled = Stopwatch.GetElapsedTime(start);
        judge(data.Instances[0]);
        var judged = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compiled.TotalNanoseconds:0} {judged.TotalNanoseconds:0}"));
        return 0;
    }

    private static bool Accepts(CompileContender contender, DataSet data, CsvReport report)
    {
        try
        {
            contender.Compile(data)(data.Instances[0]);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or NotSupportedException or Newtonsoft.Json.JsonException)
        {
            report.Remark($"{contender.Name} refuses the schema of {data.Name}: {error.Message}");
            return false;
        }
    }

    private static void Warm(CompileContender contender, DataSet data, CsvReport report)
    {
        Sample(contender, data, WarmUpNanoseconds);
        var samples = Sample(contender, data, SampleNanoseconds);
        report.Row(contender.Name, data.Name, "ns_per_compile", samples.Select(sample => (double)sample.Compiled));
        report.Row(contender.Name, data.Name, "ns_to_first_verdict", samples.Select(sample => (double)sample.Judged));
        report.Row(contender.Name, data.Name, "allocated_bytes", samples.Select(sample => (double)sample.Bytes));
    }

    private static List<(long Compiled, long Judged, long Bytes)> Sample(CompileContender contender, DataSet data, long nanoseconds)
    {
        var samples = new List<(long, long, long)>();
        var begin = ThreadClock.Now();
        while (samples.Count < 5 || (ThreadClock.Now() - begin < nanoseconds && (nanoseconds == WarmUpNanoseconds || samples.Count < MaxSamples)))
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = ThreadClock.Now();
            var judge = contender.Compile(data);
            var compiled = ThreadClock.Now() - start;
            judge(data.Instances[0]);
            samples.Add((compiled, ThreadClock.Now() - start, GC.GetAllocatedBytesForCurrentThread() - bytes));
        }

        return samples;
    }

    private static void Cold(CompileContender contender, DataSet data, CsvReport report)
    {
        var samples = Enumerable.Range(0, ColdProcesses).Select(_ => Child(contender, data)).ToList();
        report.Row(contender.Name, data.Name, "cold_ns_per_compile", samples.Select(sample => sample[0]));
        report.Row(contender.Name, data.Name, "cold_ns_to_first_verdict", samples.Select(sample => sample[1]));
    }

    private static double[] Child(CompileContender contender, DataSet data)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["compile-once", contender.Name, data.Folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
