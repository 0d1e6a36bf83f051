using System.Diagnostics;
using System.Text;
using SchemaPacks.Handlers;

namespace SchemaPacks.Benchmarks.Recording;

/// <summary>How long a start takes after a crash that left a segment of 128 MiB unfinished: every record is read, and the segment is written again, synced and sealed.</summary>
internal static class RecoveryBenchmark
{
    private const int SegmentBytes = 128 * 1024 * 1024;

    public static async Task RunAsync(CsvReport report, int runs)
    {
        var options = new FileHandlerOptions { Mode = WriteMode.Buffered, SegmentBytes = 2L * SegmentBytes };
        byte[] line = Encoding.UTF8.GetBytes(
            """{"__timestamp__":"2026-11-24T10:52:46.000000Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"page":"/orders/17","user":null,"took":12.5,"tags":["a","b"]}""");
        var times = new List<double>();
        for (int run = 0; run < runs; run++)
        {
            string folder = Directory.CreateTempSubdirectory("schemapacks-recovery-").FullName;
            await using (var handler = new JsonLinesFileHandler(folder, "events", options))
                for (int written = 0; written < SegmentBytes; written += line.Length + 1)
                    await handler.HandleAsync(new EventRecord(null!, default, line), CancellationToken.None);
            foreach (string sum in Directory.EnumerateFiles(folder, "*.sum")) // as if the process had been killed before it sealed the segment
                File.Delete(sum);

            long start = Stopwatch.GetTimestamp();
            await using (new JsonLinesFileHandler(folder, "events", options))
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (new SegmentReader(folder, "events").Read().Count() != (SegmentBytes + line.Length) / (line.Length + 1))
                throw new InvalidOperationException("Recovery lost a record.");
            Directory.Delete(folder, recursive: true);
        }

        report.Row("schemapacks", "recovery/128MiB", "seconds", times);
    }
}
