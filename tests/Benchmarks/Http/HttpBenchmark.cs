using System.Globalization;
using System.Text;
using SchemaPacks.Handlers;

namespace SchemaPacks.Benchmarks.Http;

/// <summary>
/// The real host under load on loopback, beside a Kestrel that only drains the body, in turns within one run. After each run of the host what it acknowledged is
/// counted in its files.
/// </summary>
internal sealed class HttpBenchmark(CsvReport report)
{
    private const string Bare = "bare"; // the Kestrel that only drains the body

    private const int Connections = 64;
    private const int Repeats = 5;
    private const int BatchEvents = 100;
    private const int OverloadConnections = 256;
    private const int OverloadPendingBytes = 4 * 1024 * 1024;

    private const string Event =
        """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"rename","path":"renamed.txt","source_path":"untitled.txt"}}""";

    private const string GoodEvent =
        """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"good.txt"}}""";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Duration = TimeSpan.FromSeconds(3);

    private static readonly string Batch = $"[{string.Join(',', Enumerable.Repeat(Event, BatchEvents))}]";

    public static int Run(CsvReport report)
    {
        var benchmark = new HttpBenchmark(report);
        benchmark.Compare("single-64", Event, 1);
        benchmark.Compare("batch-100-64", Batch, BatchEvents);
        benchmark.Overload();
        return benchmark._isWrong ? 1 : 0;
    }

    private bool _isWrong;

    private void Compare(string name, string body, int events)
    {
        string folder = Directory.CreateTempSubdirectory("schemapacks-http-").FullName;
        var runs = new Dictionary<string, List<LoadRun>> { [Bare] = [], ["accepted"] = [], ["durable"] = [] };
        var costs = new Dictionary<string, List<double>> { [Bare] = [], ["accepted"] = [], ["durable"] = [] };
        using (ServerProcess bare = ServerProcess.StartBare())
        using (ServerProcess host = ServerProcess.StartHost(folder))
        {
            (string Kind, ServerProcess Server, byte[] Request)[] contenders =
                [(Bare, bare, Request(body, null)), ("accepted", host, Request(body, "accepted")), ("durable", host, Request(body, "durable"))];
            long acknowledged = 0, partial = 0;
            foreach ((_, ServerProcess server, byte[] request) in contenders)
                Count(LoadRun.Of(server.Address, request, Connections, WarmUp), server);
            for (int repeat = 0; repeat < Repeats; repeat++)
                foreach ((string kind, ServerProcess server, byte[] request) in contenders)
                {
                    TimeSpan before = server.ProcessorTime;
                    LoadRun run = LoadRun.Of(server.Address, request, Connections, Duration);
                    runs[kind].Add(run);
                    costs[kind].Add((server.ProcessorTime - before).TotalMicroseconds / (AcknowledgedPerSecond(run) * run.Seconds * events));
                    Count(run, server);
                }

            host.Stop();
            Check(name, folder, acknowledged, partial);

            void Count(LoadRun run, ServerProcess server)
            {
                acknowledged += Acknowledged(run, server == host ? events : 0);
                partial += run.Statuses.GetValueOrDefault(207) * events;
            }
        }

        foreach ((string kind, List<LoadRun> of) in runs)
        {
            (string contender, string row) = kind == Bare ? ("drain", name) : ("schemapacks", $"{name}/{kind}");
            report.Row(contender, row, "events_per_s", of.Select(run => AcknowledgedPerSecond(run) * events));
            report.Row(contender, row, "server_cpu_us_per_event", costs[kind]);
            report.Row(contender, row, "p50_ms", of.Select(run => run.Milliseconds(0.5)));
            report.Row(contender, row, "p99_ms", of.Select(run => run.Milliseconds(0.99)));
            if (kind != Bare)
                report.Row(contender, row, "ratio_to_drain", of.Zip(runs[Bare], (run, bare) => AcknowledgedPerSecond(run) / AcknowledgedPerSecond(bare)));
        }

        Directory.Delete(folder, recursive: true);
    }

    // Many more batches at once than may be under way: whoever finds no room is told so, nobody's acknowledgement is lost, and one who sends little is served or told as well.
    private void Overload()
    {
        const string Name = "overload-256";
        string folder = Directory.CreateTempSubdirectory("schemapacks-http-").FullName;
        using (ServerProcess host = ServerProcess.StartHost(folder, ("EventLog__MaxPendingBytes", OverloadPendingBytes.ToString(CultureInfo.InvariantCulture))))
        {
            LoadRun.Of(host.Address, Request(Batch, "accepted"), 1, WarmUp);
            double before = host.PeakMebibytes;
            Task<LoadRun> sending = Task.Run(() => LoadRun.Of(host.Address, Request(GoodEvent, "durable"), 1, Repeats * Duration));
            LoadRun[] runs = [.. Enumerable.Range(0, Repeats).Select(_ => LoadRun.Of(host.Address, Request(Batch, "accepted"), OverloadConnections, Duration))];
            LoadRun good = sending.Result;
            report.Row("schemapacks", $"{Name}/accepted", "requests_per_s", runs.Select(run => run.RequestsPerSecond));
            foreach (int status in runs.SelectMany(run => run.Statuses.Keys).Distinct().Order())
                report.Row("schemapacks", $"{Name}/accepted", $"status_{status}_per_s", runs.Select(run => run.PerSecond(status)));
            report.Row("schemapacks", $"{Name}/accepted", "p99_ms", runs.Select(run => run.Milliseconds(0.99)));
            foreach (int status in good.Statuses.Keys.Order())
                report.Row("schemapacks", $"{Name}/good-client", $"status_{status}_per_s", [good.PerSecond(status)]);
            report.Row("schemapacks", $"{Name}/good-client", "p99_ms", [good.Milliseconds(0.99)]);
            report.Row("schemapacks", $"{Name}/accepted", "peak_mib_before", [before]);
            report.Row("schemapacks", $"{Name}/accepted", "peak_mib", [host.PeakMebibytes]);
            host.Stop();

            long whole = runs.Sum(run => Acknowledged(run, BatchEvents)), kept = 0, goods = 0;
            foreach (StoredRecord record in new SegmentReader(folder, "events").Read())
                _ = record.Utf8.Span.IndexOf("good.txt"u8) < 0 ? kept++ : goods++;
            _isWrong |= kept < whole || goods != Acknowledged(good, 1) || good.Statuses.Keys.Any(status => status is not (204 or 429));
            report.Remark(string.Create(CultureInfo.InvariantCulture, $"{Name}: {whole} events of batches that were taken whole, {kept} events of batches in the files; the good client was told of {Acknowledged(good, 1)} and {goods} are there"));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static long Acknowledged(LoadRun run, int events) => (run.Statuses.GetValueOrDefault(202) + run.Statuses.GetValueOrDefault(204)) * events;

    private static double AcknowledgedPerSecond(LoadRun run) => run.PerSecond(202) + run.PerSecond(204);

    // Of a batch that was taken in part, only the answer's body says how much.
    private void Check(string name, string folder, long acknowledged, long partial)
    {
        long recorded = new SegmentReader(folder, "events").Read().LongCount();
        _isWrong |= recorded < acknowledged || recorded > acknowledged + partial;
        report.Remark(string.Create(CultureInfo.InvariantCulture, $"{name}: {acknowledged} events were acknowledged and {recorded} are in the files"));
    }

    private static byte[] Request(string body, string? ack) => Encoding.UTF8.GetBytes(
        $"POST /api/eventlog HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ServerProcess.Token}\r\nContent-Type: application/json\r\n"
        + (ack is null ? "" : $"Prefer: ack={ack}\r\n")
        + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
}
