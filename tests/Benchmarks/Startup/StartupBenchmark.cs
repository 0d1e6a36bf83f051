using System.Diagnostics;
using System.Globalization;

namespace SchemaPacks.Benchmarks.Startup;

/// <summary>From the start of a process to a registry that is ready, for folders of packs; and what one pack costs that changes later.</summary>
internal static class StartupBenchmark
{
    private const int Processes = 5;

    public static int Run(IReadOnlyList<int> counts, CsvReport report)
    {
        report.Remark(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors; .NET {Environment.Version}; packs of {GeneratedPacks.SchemasEach} schemas; each figure from {Processes} processes of their own; times by the wall from the process's start"));
        foreach (int count in counts)
        {
            foreach (bool canonical in (bool[])[false, true])
            {
                using GeneratedPacks packs = GeneratedPacks.Write(count, canonical);
                string form = canonical ? "canonical" : "yaml";
                foreach (StartupRun run in StartupRun.All.Where(run => !canonical || run.ReadsSchemas))
                    Measure(run, packs, string.Create(CultureInfo.InvariantCulture, $"{count}/{form}"), report);
            }
        }

        return 0;
    }

    private static void Measure(StartupRun run, GeneratedPacks packs, string name, CsvReport report)
    {
        if (run.IsFirstLeftOut)
            Child(run, packs.Path);
        StartupFigures[] samples = [.. Enumerable.Range(0, Processes).Select(_ => Child(run, packs.Path))];
        string of = run.Case is null ? name : $"{name}/{run.Case}";
        report.Row(run.Contender, of, "ms_to_ready", samples.Select(sample => sample.Milliseconds));
        report.Row(run.Contender, of, "cpu_ms", samples.Select(sample => sample.ProcessorMilliseconds));
        report.Row(run.Contender, of, "rss_mib", samples.Select(sample => sample.Mebibytes));
        if (samples[0].BytesPerSchema > 0)
            report.Row(run.Contender, of, "heap_bytes_per_schema", samples.Select(sample => sample.BytesPerSchema));
        if (samples[0].ReloadMilliseconds.Length > 0)
            report.Row(run.Contender, $"{of}/reload-one", "ms_to_ready", samples.SelectMany(sample => sample.ReloadMilliseconds));
    }

    private static StartupFigures Child(StartupRun run, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["startup-once", run.Name, folder, Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return StartupFigures.Parse(line);
    }
}
