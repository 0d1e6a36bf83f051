using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using Serilog;
using ZLogger;

namespace SchemaPacks.Benchmarks.Recording;

/// <summary>
/// Events through validation, redaction and the file handler, beside loggers that write the same bytes to a file without judging them. Each run reads its
/// file back: as many lines as events, and each the very record, or its row is left out.
/// </summary>
internal static class RecordingBenchmark
{
    private const int Runs = 3;

    // A record without its time: 2026-11-24T10:52:46.000000Z.
    private const int TimeStart = 18, TimeEnd = TimeStart + 27;

    public static async Task<int> RunAsync(CsvReport report)
    {
        bool isComplete = true;
        foreach (RecordedEvents events in new[] { RecordedEvents.Contents, RecordedEvents.TenProperties })
        {
            string line = await LineAsync(events);
            bool IsRecord(string read) => read.Length == line.Length && read.AsSpan(0, TimeStart).SequenceEqual(line.AsSpan(0, TimeStart)) && read.AsSpan(TimeEnd).SequenceEqual(line.AsSpan(TimeEnd));
            bool IsLine(string read) => read == line;
            isComplete &= await RowsAsync(report, "schemapacks", $"{events.Name}/buffered", 2_000_000, 1, folder => Own(events, WriteMode.Buffered, folder), IsRecord);
            isComplete &= await RowsAsync(report, "schemapacks", $"{events.Name}/flushed", 200_000, 64, folder => Own(events, WriteMode.Flushed, folder), IsRecord);
            foreach ((int senders, int count) in new[] { (1, 2_000), (64, 60_000), (256, 200_000) })
                isComplete &= await RowsAsync(report, "schemapacks", $"{events.Name}/durable-{senders}", count, senders, folder => Own(events, WriteMode.Durable, folder), IsRecord);
            isComplete &= await RowsAsync(report, "serilog-file", $"{events.Name}/buffered", 400_000, 1, folder => BySerilog(line, folder, buffered: true, flushInterval: null), IsLine);
            isComplete &= await RowsAsync(report, "serilog-file", $"{events.Name}/flushed", 200_000, 1, folder => BySerilog(line, folder, buffered: false, flushInterval: null), IsLine);
            isComplete &= await RowsAsync(report, "serilog-file", $"{events.Name}/to-disk-each-second", 400_000, 1, folder => BySerilog(line, folder, buffered: true, TimeSpan.FromSeconds(1)), IsLine);
            isComplete &= await RowsAsync(report, "zlogger-file", $"{events.Name}/buffered", 400_000, 1, folder => ByZLogger(line, folder), IsLine);
        }

        report.Remark("serilog and zlogger offer no acknowledgement of a sync; so they have no durable rows. What the log allocates are its queue's buffers, until they are as large as they get");
        await NotAllowedAsync(report);
        await RecoveryBenchmark.RunAsync(report, Runs);
        return isComplete ? 0 : 1;
    }

    private static (Func<ValueTask> Record, Func<ValueTask> End) Own(RecordedEvents events, WriteMode mode, string folder)
    {
        ServiceProvider services = Services(packs => packs.FromDocument("event.yaml", events.Schema).Allow(events.Id)
            .WriteToFile("events", new FileHandlerOptions { Mode = mode }).Configure(log => log.Directory = folder));
        IEventLog log = services.GetRequiredService<IEventLog>();
        var envelope = new EventEnvelope(new SchemaKey(events.Id, 1), events.Utf8);
        return ([AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => // so that only the log's own allocations count
        {
            if (!(await log.RecordAsync(envelope)).IsRecorded)
                throw new InvalidOperationException("The event was not recorded.");
        }, services.DisposeAsync);
    }

    private static (Func<ValueTask> Record, Func<ValueTask> End) BySerilog(string line, string folder, bool buffered, TimeSpan? flushInterval)
    {
        Serilog.Core.Logger logger = new LoggerConfiguration().WriteTo
            .File(Path.Combine(folder, "log.jsonl"), outputTemplate: "{Message:l}{NewLine}", buffered: buffered, fileSizeLimitBytes: null, flushToDiskInterval: flushInterval, formatProvider: null).CreateLogger();
        return (() =>
        {
            logger.Information("{Line:l}", line);
            return ValueTask.CompletedTask;
        }, logger.DisposeAsync);
    }

    private static (Func<ValueTask> Record, Func<ValueTask> End) ByZLogger(string line, string folder)
    {
        ILoggerFactory factory = LoggerFactory.Create(logging => logging.AddZLoggerFile(Path.Combine(folder, "log.jsonl")));
        Microsoft.Extensions.Logging.ILogger logger = factory.CreateLogger("events");
        return (() =>
        {
            logger.ZLogInformation($"{line}");
            return ValueTask.CompletedTask;
        }, () =>
        {
            factory.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    // An event that is not allowed, which most events of most applications are.
    private static async Task NotAllowedAsync(CsvReport report)
    {
        const int Count = 2_000_000;
        await using ServiceProvider services = Services(packs => packs.FromDocument("event.yaml", RecordedEvents.Contents.Schema));
        IEventLog log = services.GetRequiredService<IEventLog>();
        var envelope = new EventEnvelope(new SchemaKey(RecordedEvents.Contents.Id, 1), RecordedEvents.Contents.Utf8);
        var samples = new List<double>();
        for (int run = 0; run <= Runs; run++)
        {
            long start = ThreadClock.Now();
            for (int number = 0; number < Count; number++)
                if ((await log.RecordAsync(envelope)).Status != EventStatus.NotAllowed) // at once, on this thread
                    throw new UnreachableException();
            if (run > 0) // the first is for the compiler
                samples.Add((double)(ThreadClock.Now() - start) / Count);
        }

        report.Row("schemapacks", "contents/not-allowed", "ns_per_event", samples);
        report.Row("schemapacks", "contents/not-allowed", "cpu_us_per_event", samples.Select(sample => sample / 1000));
        report.Row("schemapacks", "contents/not-allowed", "events_per_s", samples.Select(sample => 1e9 / sample));
    }

    private static async Task<string> LineAsync(RecordedEvents events)
    {
        var memory = new MemoryHandler();
        await using ServiceProvider services = Services(packs => packs.FromDocument("event.yaml", events.Schema).Allow(events.Id).WriteTo("memory", memory));
        await services.GetRequiredService<IEventLog>().RecordAsync(new EventEnvelope(new SchemaKey(events.Id, 1), events.Utf8));
        return memory.Records[0].ToString();
    }

    private static ServiceProvider Services(Action<SchemaPacksBuilder> configure) => new ServiceCollection().AddSchemaPacks(configure).BuildServiceProvider();

    private static async Task<bool> RowsAsync(
        CsvReport report, string contender, string name, int count, int senders, Func<string, (Func<ValueTask> Record, Func<ValueTask> End)> start, Func<string, bool> isWhole)
    {
        var runs = new List<RecordingRun>();
        for (int run = 0; run <= Runs; run++)
        {
            string folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
            (Func<ValueTask> record, Func<ValueTask> end) = start(folder);
            RecordingRun measured = await RecordingRun.MeasureAsync(count, senders, record, end, folder, isWhole);
            Directory.Delete(folder, recursive: true);
            if (measured.Lines != count)
            {
                report.Remark($"{contender} {name}: {measured.Lines} lines for {count} events; left out");
                return false;
            }

            if (run > 0) // the first is for the compiler
                runs.Add(measured);
        }

        report.Row(contender, name, "events_per_s", runs.Select(run => run.EventsPerSecond));
        report.Row(contender, name, "cpu_us_per_event", runs.Select(run => run.ProcessorMicroseconds));
        report.Row(contender, name, "p99_ms", runs.Select(run => run.SlowestPercentMilliseconds));
        report.Row(contender, name, "allocated_bytes", runs.Select(run => run.AllocatedBytes));
        report.Row(contender, name, "lines_verified", runs.Select(run => (double)run.Lines));
        return true;
    }
}
