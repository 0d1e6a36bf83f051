using System.Diagnostics;
using System.Reflection;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Files.Faults;

/// <summary>The program of <c>tests/RecordWriter</c> in a process of its own, which may be killed or starved at any moment, and a folder for its records.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly List<string> _lines = [];

    private WriterProcess(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>What it has said so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public IEnumerable<string> Taken => Lines.Where(line => line.StartsWith("taken ", StringComparison.Ordinal)).Select(line => line["taken ".Length..]);

    public static WriterProcess Start(string directory, WriteMode mode, int records, int waiting = 1, long segmentBytes = 2000, params string[] under) =>
        Start([], [directory, mode.ToString(), $"{records}", $"{waiting}", $"{segmentBytes}"], under);

    /// <summary>The same with an outbox, whose broker keeps what it has in <c>broker.txt</c>.</summary>
    public static WriterProcess StartOutbox(string directory, int records, int waiting = 1, long segmentBytes = 2000, params string[] under) =>
        Start([], [directory, "outbox", $"{records}", $"{waiting}", $"{segmentBytes}"], under);

    /// <summary>The program in an environment with more variables, behind another program if one is named.</summary>
    public static WriterProcess Start(IEnumerable<(string Name, string Value)> environment, string[] arguments, params string[] under)
    {
        string program = typeof(WriterProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RecordWriter").Value!;
        string[] command = [.. under, "dotnet", Path.GetFullPath(program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        var writer = new WriterProcess(new Process { StartInfo = start });
        writer.Process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            lock (writer._lines)
                writer._lines.Add(line.Data);
        };
        writer.Process.ErrorDataReceived += (_, _) => { }; // strace tells what it did; nobody asks
        writer.Process.Start();
        writer.Process.BeginOutputReadLine();
        writer.Process.BeginErrorReadLine();
        return writer;
    }

    /// <summary>Waits for its end. The last thing it said is there then.</summary>
    public async Task<int> EndAsync()
    {
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Process.WaitForExit(); // reads the output to its end
        return Process.ExitCode;
    }

    public async Task AwaitTakenAsync(int count)
    {
        while (Taken.Count() < count && !Process.HasExited)
            await Task.Delay(2, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }

    /// <summary>Starts a handler on what processes left, and checks that every record that they were promised is there, whole, once and in order.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="taken">What they said of records that were taken.</param>
    public static async Task CheckAsync(string directory, IReadOnlyList<string> taken)
    {
        await using (new JsonLinesFileHandler(directory, "events"))
        {
        }

        string[] records = [.. new SegmentReader(directory, "events").Read().Select(record => System.Text.Encoding.UTF8.GetString(record.Utf8.Span))];
        records.Should().OnlyHaveUniqueItems();
        records.Where(record => !record.StartsWith("{\"process\":", StringComparison.Ordinal) || !record.EndsWith("\"}", StringComparison.Ordinal)).Should().BeEmpty();
        records.Where(taken.Contains).Should().Equal(taken);
        SegmentVerifier.Verify(directory, "events").Should().BeEmpty();
    }
}
