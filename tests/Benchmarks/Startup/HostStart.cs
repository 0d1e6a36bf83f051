using System.Diagnostics;
using System.Globalization;
using System.Net;
using SchemaPacks.Benchmarks.Http;

namespace SchemaPacks.Benchmarks.Startup;

/// <summary>What an operator feels: from the start of the host's process until <c>/healthz/ready</c> says yes, without packs, with packs, and once more with a cache.</summary>
internal static class HostStart
{
    private const int Processes = 5;

    /// <param name="host">The folder that <c>dotnet publish src/Host</c> filled; null for the host as it was built.</param>
    /// <param name="count">How many packs.</param>
    /// <param name="report">Where the figures go.</param>
    public static int Run(string? host, int count, CsvReport report)
    {
        using GeneratedPacks none = GeneratedPacks.Write(0, canonical: false), packs = GeneratedPacks.Write(count, canonical: false);
        string cache = Path.Combine(packs.Path, "cache", "packs.cache");
        Measure("0/yaml/cold", none.Path, []);
        Measure(string.Create(CultureInfo.InvariantCulture, $"{count}/yaml/cold"), packs.Path, []);
        Start(host, packs.Path, [("Packs__Cache", cache)]); // fills it
        Measure(string.Create(CultureInfo.InvariantCulture, $"{count}/yaml/warm"), packs.Path, [("Packs__Cache", cache)]);
        return 0;

        void Measure(string name, string folder, (string, string)[] settings)
        {
            (double Milliseconds, double Processor, double Mebibytes)[] samples = [.. Enumerable.Range(0, Processes).Select(_ => Start(host, folder, settings))];
            report.Row("host", name, "ms_to_ready", samples.Select(sample => sample.Milliseconds));
            report.Row("host", name, "cpu_ms", samples.Select(sample => sample.Processor));
            report.Row("host", name, "rss_mib", samples.Select(sample => sample.Mebibytes));
        }
    }

    private static (double Milliseconds, double Processor, double Mebibytes) Start(string? host, string folder, (string, string)[] settings)
    {
        string events = Directory.CreateTempSubdirectory("schemapacks-startup-events-").FullName;
        try
        {
            long start = Stopwatch.GetTimestamp();
            using ServerProcess server = ServerProcess.StartHost(events, host, [("Packs__Folders__0", folder), .. settings]);
            using var client = new HttpClient();
            using HttpResponseMessage ready = client.GetAsync(new Uri($"http://{server.Address}/healthz/ready")).GetAwaiter().GetResult();
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds, processor = server.ProcessorTime.TotalMilliseconds, mebibytes = server.PeakMebibytes;
            server.Stop();
            return ready.StatusCode == HttpStatusCode.OK ? (milliseconds, processor, mebibytes) : throw new InvalidOperationException($"the host answers {ready.StatusCode}");
        }
        finally
        {
            Directory.Delete(events, recursive: true);
        }
    }
}
