using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Files.Faults;

/// <summary>The system's calls fail, or the process is killed in them, one by one, by strace: below everything that this repository or the framework does.</summary>
public sealed class SystemCallTests : IDisposable
{
    private const int Records = 24; // five in a segment

    private static readonly string[] Calls = ["pwrite64", "fdatasync", "fsync", "ftruncate", "rename,renameat,renameat2", "fallocate"];

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    private static bool IsLong => Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is not null;

    public static TheoryData<string, int> Kills
    {
        get
        {
            var kills = new TheoryData<string, int>();
            foreach (string call in Calls)
                foreach (int time in IsLong ? Enumerable.Range(1, 30) : [1, 2, 4, 8])
                    kills.Add(call, time);
            return kills;
        }
    }

    public static TheoryData<string, string, string> Errors
    {
        get
        {
            var errors = new TheoryData<string, string, string>();
            foreach (string call in Calls)
                foreach (string error in new[] { "EIO", "ENOSPC", "EDQUOT", "EROFS", "EFBIG" })
                    foreach (string times in IsLong ? ["1", "2", "3", "4", "5", "1+", "2+", "3+", "5+", "3+3"] : new[] { "3", "2+" })
                        errors.Add(call, error, times);
            return errors;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task A_process_that_is_killed_in_a_call_has_lost_nothing_that_it_acknowledged(string call, int time)
    {
        using WriterProcess writer = Start($"inject={call}:signal=KILL:when={time}");
        await writer.EndAsync();
        await WriterProcess.CheckAsync(_folder, [.. writer.Taken]);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_call_that_fails_is_never_acknowledged_and_never_ends_the_process(string call, string error, string times)
    {
        using WriterProcess writer = Start($"inject={call}:error={error}:when={times}");
        int exit = await writer.EndAsync();
        exit.Should().BeOneOf(0, 3); // 3: it could not start, and said so
        writer.Lines[^1].Should().Match(line => line == "end" || line.StartsWith("not started: ", StringComparison.Ordinal));
        await WriterProcess.CheckAsync(_folder, [.. writer.Taken]);
        if (exit == 0)
            writer.Lines.Should().HaveCount(Records + 1, "every sender was answered");
    }

    [Theory]
    [InlineData("EIO", "1")]
    [InlineData("EACCES", "1")]
    [InlineData("EMFILE", "1")]
    [InlineData("ENOSPC", "1+")]
    [InlineData("EROFS", "1+")]
    public async Task A_segment_that_cannot_be_made_refuses_records_and_loses_none(string error, string times)
    {
        using WriterProcess writer = Start($"inject=openat:error={error}:when={times}", "-P", Path.Combine(_folder, "events-0000000006.jsonl"));
        (await writer.EndAsync()).Should().Be(0);
        writer.Lines.Should().Contain(line => line.StartsWith("refused ", StringComparison.Ordinal));
        writer.Taken.Should().HaveCountGreaterThanOrEqualTo(5);
        await WriterProcess.CheckAsync(_folder, [.. writer.Taken]);
    }

    private WriterProcess Start(string injection, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has strace.");
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "strace"))), "strace is not installed.");
        return WriterProcess.Start(_folder, WriteMode.Durable, Records, under: ["strace", "-f", "-qq", "-o", "/dev/null", .. options, "-e", injection]);
    }
}
