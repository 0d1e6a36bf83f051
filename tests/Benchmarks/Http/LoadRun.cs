using System.Diagnostics;
using System.Net;

namespace SchemaPacks.Benchmarks.Http;

/// <summary>What came of some connections sending for some time.</summary>
internal sealed record LoadRun(double Seconds, Dictionary<int, long> Statuses, long[] SortedLatencies)
{
    public double RequestsPerSecond => Statuses.Values.Sum() / Seconds;

    public double PerSecond(int status) => Statuses.GetValueOrDefault(status) / Seconds;

    public double Milliseconds(double quantile) =>
        SortedLatencies.Length == 0 ? 0 : SortedLatencies[(int)(quantile * (SortedLatencies.Length - 1))] * 1000.0 / Stopwatch.Frequency;

    public static LoadRun Of(IPEndPoint address, byte[] request, int connections, TimeSpan duration)
    {
        LoadConnection[] senders = [.. Enumerable.Range(0, connections).Select(_ => new LoadConnection(address, request))];
        using var end = new CancellationTokenSource();
        long since = Stopwatch.GetTimestamp();
        Task all = Task.WhenAll(senders.Select(sender => Task.Run(() => sender.RunAsync(end.Token))));
        Thread.Sleep(duration);
        end.Cancel();
        all.Wait();
        double seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        long[] latencies = [.. senders.SelectMany(sender => sender.Latencies)];
        Array.Sort(latencies);
        return new LoadRun(
            seconds, senders.SelectMany(sender => sender.Statuses).GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => same.Sum(entry => entry.Value)), latencies);
    }
}
