using System.Diagnostics;
using System.Runtime.InteropServices;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Files.Faults;

/// <summary>Processes that end at any moment, two processes on one folder, and a file system that loses its power.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    private static int Rounds(int few, int many) => Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? few : many;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(WriteMode.Durable)]
    [InlineData(WriteMode.Flushed)]
    public async Task What_processes_that_are_killed_again_and_again_acknowledged_is_there(WriteMode mode)
    {
        var taken = new List<string>();
        var random = new Random(20261124);
        for (int round = 0; round < Rounds(4, 100); round++)
        {
            using WriterProcess writer = WriterProcess.Start(_folder, mode, 1_000_000, waiting: random.Next(1, 40), segmentBytes: random.Next(2_000, 100_000));
            await writer.AwaitTakenAsync(random.Next(1, 400));
            writer.Process.Kill();
            await writer.EndAsync();
            taken.AddRange(writer.Taken);
        }

        string[] records = [.. await RecoverAsync()];
        taken.Except(records).Should().BeEmpty();
        SegmentVerifier.Verify(_folder, "events").Should().BeEmpty();
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_does_not_start_and_names_the_first()
    {
        using WriterProcess first = WriterProcess.Start(_folder, WriteMode.Durable, 1_000_000);
        await first.AwaitTakenAsync(1);
        using WriterProcess second = WriterProcess.Start(_folder, WriteMode.Durable, 1);
        (await second.EndAsync()).Should().Be(3);
        second.Lines.Single().Should().StartWith($"not started: Another process (process {first.Process.Id}) writes the files");
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_file_system_lost_its_power_is_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "A file system of its own takes root on Linux.");
        string image = Path.Combine(_folder, "image"), mounted = Path.Combine(_folder, "mounted");
        Directory.CreateDirectory(mounted);
        await using (var file = File.Create(image))
            file.SetLength(64 << 20);
        Assert.SkipUnless(await RunAsync("mkfs.ext4", "-q", image) == 0, "This machine has no mkfs.ext4.");
        var taken = new List<string>();
        for (int round = 0; round < Rounds(3, 20); round++)
        {
            Assert.SkipUnless(await RunAsync("mount", "-o", "loop", image, mounted) == 0, "This machine lets nobody mount a file.");
            try
            {
                using WriterProcess writer = WriterProcess.Start(Path.Combine(mounted, "events"), WriteMode.Durable, 1_000_000, waiting: 8, segmentBytes: 50_000);
                await writer.AwaitTakenAsync(300);
                await RunAsync("kill", "-STOP", $"{writer.Process.Id}"); // before the cut: what it says later would be no promise
                Assert.SkipUnless(ShutDown(mounted), "This file system cannot be shut down.");
                writer.Process.Kill();
                await writer.EndAsync();
                taken.AddRange(writer.Taken);
            }
            finally
            {
                await UnmountAsync(mounted);
            }
        }

        (await RunAsync("mount", "-o", "loop", image, mounted)).Should().Be(0);
        try
        {
            string[] records = [.. await RecoverAsync(Path.Combine(mounted, "events"))];
            taken.Should().HaveCountGreaterThan(300);
            taken.Except(records).Should().BeEmpty();
            SegmentVerifier.Verify(Path.Combine(mounted, "events"), "events").Should().BeEmpty();
        }
        finally
        {
            await UnmountAsync(mounted);
        }
    }

    [Fact]
    public async Task A_full_disk_refuses_records_and_takes_them_again_when_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "A file system of its own takes root on Linux.");
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=16m", "none", _folder) == 0, "This machine lets nobody mount a file system.");
        try
        {
            var taken = new List<int>();
            await using (var handler = new JsonLinesFileHandler(Path.Combine(_folder, "log"), "events"))
            {
                string filler = Path.Combine(_folder, "filler");
                (await RunAsync("dd", "if=/dev/zero", $"of={filler}", "bs=64k")).Should().NotBe(0); // until the disk is full
                int number = 0;
                while (await TryWriteAsync(handler, number))
                    taken.Add(number++);
                File.Delete(filler);
                while (!await TryWriteAsync(handler, ++number))
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                taken.Add(number);
            }

            new SegmentReader(Path.Combine(_folder, "log"), "events").Read().Select(record => System.Text.Json.JsonDocument.Parse(record.Utf8).RootElement.GetProperty("n").GetInt32())
                .Should().Equal(taken);
        }
        finally
        {
            await UnmountAsync(_folder);
        }
    }

    private static async Task<bool> TryWriteAsync(JsonLinesFileHandler handler, int number)
    {
        try
        {
            byte[] record = System.Text.Encoding.UTF8.GetBytes($$"""{"n":{{number}},"text":"{{new string('x', 50_000)}}"}""");
            await handler.HandleAsync(new EventRecord(null!, default, record), CancellationToken.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Task<IEnumerable<string>> RecoverAsync() => RecoverAsync(_folder);

    private static async Task<IEnumerable<string>> RecoverAsync(string folder)
    {
        await using (new JsonLinesFileHandler(folder, "events"))
        {
        }

        return new SegmentReader(folder, "events").Read().Select(record => System.Text.Encoding.UTF8.GetString(record.Utf8.Span));
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1; // there is no such program
        }
    }

    // A process that has just ended, or that was started meanwhile, can hold the file system for a moment.
    private static async Task UnmountAsync(string mounted)
    {
        var started = Stopwatch.StartNew();
        while (await RunAsync("umount", mounted) != 0)
        {
            started.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30), "nobody uses the file system any more");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    // FS_IOC_SHUTDOWN of <linux/fs.h>, without writing the journal: what was not synced is lost.
    private static bool ShutDown(string mounted)
    {
        int withoutJournal = 2;
        int folder = open(mounted, 0x90000); // O_DIRECTORY | O_CLOEXEC: a process that another test starts now would hold it open
        return folder >= 0 && ioctl(folder, 0x8004587D, ref withoutJournal) == 0 & close(folder) == 0;
    }

#pragma warning disable SYSLIB1054, CA2101, IDE1006, SA1300 // the test's own calls, named as the system names them
    [DllImport("libc")]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc")]
    private static extern int ioctl(int file, nuint request, ref int argument);

    [DllImport("libc")]
    private static extern int close(int file);
#pragma warning restore SYSLIB1054, CA2101, IDE1006, SA1300
}
