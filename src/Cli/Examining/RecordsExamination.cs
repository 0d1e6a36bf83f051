using System.Diagnostics;
using System.Globalization;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Cli.Examining;

/// <summary>Looks at the place where records go: whether files can be written there, how much room there is, how long a sync takes, and what was left over.</summary>
internal static class RecordsExamination
{
    private const string Records = "records", Disk = "disk", Sync = "sync", DeadLetters = "dead letters";
    private const long LowBytes = 1L << 30, LeastBytes = 64L << 20; // as the host's health check
    private const int Syncs = 20;
    private const double SlowSyncMs = 50;
    private const int ProbeBytes = 4096;

    public static IEnumerable<Examined> Look(string directory)
    {
        directory = Path.GetFullPath(directory);
        string existing = directory;
        while (!Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing) ?? Path.GetPathRoot(directory)!; // the host makes what is missing
        string probe = Path.Combine(existing, $".schemapacks-doctor-{Environment.ProcessId}");
        List<Examined> examined = [];
        try
        {
            double[] milliseconds = Measure(probe);
            examined.Add(Examined.Good(Records, existing == directory ? $"'{directory}' can be written" : $"'{directory}' will be made at the start"));
            examined.Add(OfSync(milliseconds));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            examined.Add(Examined.Bad(Records, $"'{existing}' cannot be written by this user: {exception.Message}", "run as the host's user, or give that user the folder"));
        }
        finally
        {
            File.Delete(probe);
        }

        examined.Add(OfDisk(new DriveInfo(existing).AvailableFreeSpace));
        if (Directory.Exists(directory))
            examined.Add(OfDeadLetters(directory));
        return examined;
    }

    private static double[] Measure(string probe)
    {
        using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var milliseconds = new double[Syncs];
        for (int round = 0; round < Syncs; round++)
        {
            long since = Stopwatch.GetTimestamp();
            file.Write(new byte[ProbeBytes]);
            FileSync.Data(file.SafeFileHandle);
            milliseconds[round] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return milliseconds;
    }

    private static Examined OfSync(double[] milliseconds)
    {
        double median = milliseconds[Syncs / 2];
        string said = string.Create(CultureInfo.InvariantCulture, $"{median:0.0} ms, at most {milliseconds[^1]:0.0} ms of {Syncs}");
        return median < SlowSyncMs ? Examined.Good(Sync, said)
            : Examined.Doubtful(Sync, said, "every durable answer waits for one: use a faster disk, send batches, or let senders ask for 'ack=accepted'");
    }

    private static Examined OfDisk(long free)
    {
        string said = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):0.0} GiB are free");
        return free >= LowBytes ? Examined.Good(Disk, said)
            : free >= LeastBytes ? Examined.Doubtful(Disk, said, "make room, or let handlers keep less (KeepBytes, KeepAge)")
            : Examined.Bad(Disk, said, "make room: the host says that it is not ready");
    }

    private static Examined OfDeadLetters(string directory)
    {
        long letters = Directory.EnumerateFiles(directory, "dead-letters-*.jsonl").Sum(file => File.ReadLines(file).LongCount(line => line.Length > 0));
        return letters == 0 ? Examined.Good(DeadLetters, "none")
            : Examined.Doubtful(DeadLetters, $"{Amount.Of(letters, "letter")}, replayed ones included", $"'schemapacks replay {directory}' says what could be recorded again");
    }
}
