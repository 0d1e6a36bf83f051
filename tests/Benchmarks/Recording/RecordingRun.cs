using System.Diagnostics;

namespace SchemaPacks.Benchmarks.Recording;

/// <summary>What one run cost.</summary>
internal sealed record RecordingRun(double EventsPerSecond, double ProcessorMicroseconds, double AllocatedBytes, double SlowestPercentMilliseconds, long Lines)
{
    /// <summary>Records as many events as asked for, by so many senders at once, and measures until <paramref name="end"/> has put everything in the file.</summary>
    /// <param name="count">How many events.</param>
    /// <param name="senders">How many of them wait at once.</param>
    /// <param name="record">Records one.</param>
    /// <param name="end">Ends the recording.</param>
    /// <param name="folder">Where the lines are then.</param>
    /// <param name="isWhole">Whether a line is the record that it should be.</param>
    public static async Task<RecordingRun> MeasureAsync(int count, int senders, Func<ValueTask> record, Func<ValueTask> end, string folder, Func<string, bool> isWhole)
    {
        long[] waits = new long[count];
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        TimeSpan processor = process.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < count;)
            {
                long before = Stopwatch.GetTimestamp();
                await record();
                waits[number] = Stopwatch.GetTimestamp() - before;
            }
        })));
        await end();
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        processor = process.TotalProcessorTime - processor;
        Array.Sort(waits);
        long lines = Directory.EnumerateFiles(folder, "*.jsonl").Sum(path => File.ReadLines(path).LongCount(isWhole));
        return new RecordingRun(
            count / wall.TotalSeconds, processor.TotalMicroseconds / count, (double)allocated / count, Stopwatch.GetElapsedTime(0, waits[count * 99L / 100]).TotalMilliseconds, lines);
    }
}
