using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SchemaPacks.Benchmarks;

/// <summary>Processor time of the calling thread: what others do on the machine counts less than in time by the wall.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>Nanoseconds; by the wall on systems other than Linux.</summary>
    public static long Now()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetTimestamp() * (1_000_000_000 / Stopwatch.Frequency);
        return GetTime(ThreadCpuTime, out var time) == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : throw new InvalidOperationException("The thread's clock cannot be read.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
