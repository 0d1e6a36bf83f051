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
    [InlineData("EDQUOT", "1+")]
    [InlineData("EFBIG", "1")]
    public async Task A_segment_that_cannot_be_made_refuses_records_and_loses_none(string error, string times)
    {
        using WriterProcess writer = Start($"inject=openat:error={error}:when={times}", "-P", Path.Combine(_folder, "events-0000000006.jsonl"));
        (await writer.EndAsync()).Should().Be(0);
        writer.Lines.Should().Contain(line => line.StartsWith("refused ", StringComparison.Ordinal));
        writer.Taken.Should().HaveCountGreaterThanOrEqualTo(5);
        await WriterProcess.CheckAsync(_folder, [.. writer.Taken]);
    }

    /// <summary>Calls of a start that finds a segment which a process that was killed left behind.</summary>
    public static TheoryData<string, int> RecoveryCalls
    {
        get
        {
            var calls = new TheoryData<string, int>();
            foreach (string call in new[] { "pread64", "pwrite64", "fdatasync", "fsync", "ftruncate", "rename,renameat,renameat2", "unlink,unlinkat" })
                foreach (int time in IsLong ? Enumerable.Range(1, 12) : [1, 2])
                    calls.Add(call, time);
            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(RecoveryCalls))]
    public async Task A_recovery_that_is_killed_in_a_call_has_lost_nothing(string call, int time)
    {
        int exit = await RecoverAsync($"inject={call}:signal=KILL:when={time}");
        if (time == 1)
            exit.Should().NotBe(0, "the call is made");
    }

    [Theory]
    [MemberData(nameof(RecoveryCalls))]
    public async Task A_recovery_whose_call_fails_has_lost_nothing(string call, int time) => await RecoverAsync($"inject={call}:error=EIO:when={time}");

    private async Task<int> RecoverAsync(string injection)
    {
        using WriterProcess killed = Start("inject=pwrite64:signal=KILL:when=9");
        await killed.EndAsync();
        await File.AppendAllTextAsync(Directory.GetFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal).Last(), "{\"process\":\"torn", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "events-0000000099.sum.tmp"), "left behind", TestContext.Current.CancellationToken);
        using WriterProcess recovering = Start(injection);
        int exit = await recovering.EndAsync();
        killed.Taken.Should().NotBeEmpty();
        await WriterProcess.CheckAsync(_folder, [.. killed.Taken, .. recovering.Taken]);
        return exit;
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_makes_a_segment_has_lost_nothing()
    {
        using WriterProcess writer = Start("inject=openat:signal=KILL:when=1", "-P", Path.Combine(_folder, "events-0000000006.jsonl"));
        await writer.EndAsync();
        writer.Taken.Should().HaveCountGreaterThanOrEqualTo(5);
        await WriterProcess.CheckAsync(_folder, [.. writer.Taken]);
    }

    private WriterProcess Start(string injection, params string[] options) =>
        WriterProcess.Start(_folder, WriteMode.Durable, Records, under: Strace.Under(injection, options));
}
