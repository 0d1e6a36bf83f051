using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Tests.Events.Handlers;

/// <summary>What the file handler does, whatever disk it is on.</summary>
public abstract class JsonLinesFileHandlerTests : IDisposable
{
    private readonly IDisk _disk;
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 23, 59, 0, TimeSpan.Zero));
    private readonly KeptLog _log = new();

    private protected JsonLinesFileHandlerTests(IDisk disk) => _disk = disk;

    private string First => Segment(1);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(WriteMode.Durable)]
    [InlineData(WriteMode.Flushed)]
    public async Task Lines_are_in_the_file_when_they_are_taken(WriteMode mode)
    {
        await using JsonLinesFileHandler handler = Open(new() { Mode = mode });
        await WriteAsync(handler, """{"a":1}""");
        await WriteAsync(handler, """{"a":2}""");
        Read(First).Should().Be("{\"a\":1}\n{\"a\":2}\n");
    }

    [Fact]
    public async Task Buffered_lines_are_in_the_file_when_the_handler_is_disposed()
    {
        await using (JsonLinesFileHandler handler = Open(new() { Mode = WriteMode.Buffered }))
            for (int number = 0; number < 10_000; number++)
                await WriteAsync(handler, $$"""{"a":{{number}}}""");
        (await File.ReadAllLinesAsync(First)).Should().Equal(Enumerable.Range(0, 10_000).Select(number => $$"""{"a":{{number}}}"""));
    }

    [Theory]
    [InlineData(WriteMode.Durable)]
    [InlineData(WriteMode.Flushed)]
    [InlineData(WriteMode.Buffered)]
    public async Task Lines_of_many_callers_are_all_there_and_each_callers_are_in_order(WriteMode mode)
    {
        const int Callers = 64, Each = 50;
        await using (JsonLinesFileHandler handler = Open(new() { Mode = mode, QueueBytes = 256, GroupBytes = 64 }))
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
            {
                for (int number = 0; number < Each; number++)
                    await WriteAsync(handler, $"{caller}:{number}");
            })));

        (int Caller, int Number)[] lines = [.. (await File.ReadAllLinesAsync(First)).Select(line => line.Split(':')).Select(parts => (int.Parse(parts[0]), int.Parse(parts[1])))];
        lines.Should().HaveCount(Callers * Each);
        foreach (IGrouping<int, (int Caller, int Number)> caller in lines.GroupBy(line => line.Caller))
            caller.Select(line => line.Number).Should().Equal(Enumerable.Range(0, Each));
    }

    [Fact]
    public async Task Records_that_are_handed_over_before_any_is_awaited_are_all_taken()
    {
        await using JsonLinesFileHandler handler = Open();
        ValueTask[] taken = [.. Enumerable.Range(0, 100).Select(number => handler.HandleAsync(Record($$"""{"a":{{number}}}"""), CancellationToken.None))];
        foreach (ValueTask one in taken)
            await one;
        Read(First).Split('\n').Should().HaveCount(101);
    }

    [Theory]
    [InlineData(WriteMode.Durable)]
    [InlineData(WriteMode.Flushed)]
    [InlineData(WriteMode.Buffered)]
    public async Task Handing_records_over_allocates_nothing_once_groups_are_in_use(WriteMode mode)
    {
        await using JsonLinesFileHandler handler = Open(new() { Mode = mode });
        EventRecord record = Record("""{"text":"a record of some length, as records have"}""");
        var taken = new List<ValueTask>(capacity: 200);
        long least = long.MaxValue;
        for (int round = 0; round < 200 && least > 0; round++) // until each group and each waiter was used
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int index = 0; index < 200; index++)
#pragma warning disable CA2012 // each is awaited once, below: that is how a batch shares a sync
                taken.Add(handler.HandleAsync(record, CancellationToken.None));
#pragma warning restore CA2012
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            foreach (ValueTask one in taken)
                await one;
            taken.Clear();
            await Task.Yield();
        }

        least.Should().Be(0);
    }

    [Fact]
    public async Task A_segment_that_would_be_too_large_ends_and_is_sealed()
    {
        await using JsonLinesFileHandler handler = Open(new() { SegmentBytes = 20 });
        await WriteAsync(handler, """{"a":1}""");
        await WriteAsync(handler, """{"a":2}""");
        await WriteAsync(handler, """{"a":3}""");
        await WriteAsync(handler, """{"a":"longer than a segment may be"}""");
        Read(First).Should().Be("{\"a\":1}\n{\"a\":2}\n");
        Read(Segment(3)).Should().Be("{\"a\":3}\n");
        Read(Segment(4)).Should().Be("{\"a\":\"longer than a segment may be\"}\n");
        Read(Path.ChangeExtension(First, ".sum")).Should().MatchRegex("^\\{\"first\":1,\"last\":2,\"count\":2,\"length\":16,\"xxh3-128\":\"[0-9a-f]{32}\"\\}\n$");
    }

    [Fact]
    public async Task A_segment_that_is_old_ends_without_a_further_record()
    {
        await using JsonLinesFileHandler handler = Open(new() { SegmentAge = TimeSpan.FromHours(1) });
        await WriteAsync(handler, """{"a":1}""");
        _clock.Advance(TimeSpan.FromHours(1));
        while (!File.Exists(Path.ChangeExtension(First, ".sum")))
            await Task.Delay(5);
        await WriteAsync(handler, """{"a":2}""");
        Read(Segment(2)).Should().Be("{\"a\":2}\n");
    }

    [Fact]
    public async Task A_handler_that_starts_again_counts_on_in_a_segment_of_its_own()
    {
        await using (JsonLinesFileHandler handler = Open())
            await WriteAsync(handler, """{"a":1}""");
        await using (JsonLinesFileHandler handler = Open())
        {
        }

        await using (JsonLinesFileHandler handler = Open())
            await WriteAsync(handler, """{"a":2}""");
        Read(First).Should().Be("{\"a\":1}\n");
        Read(Segment(2)).Should().Be("{\"a\":2}\n");
        Files().Should().Equal("events-0000000001.jsonl", "events-0000000001.sum", "events-0000000002.jsonl", "events-0000000002.sum", "events.lock");
        _log.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "{3", 3)]
    [InlineData("", "{1", 1)]
    [InlineData("{\"a\":1}\n", "\0\0\0", 2)]
    [InlineData("{\"a\":1}\n", "{\"a\":\0\0\n\"\n", 2)]
    public async Task A_torn_record_is_set_aside_with_SP6005(string whole, string torn, int next)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(First)!);
        await File.WriteAllTextAsync(First, whole + torn);
        await using (JsonLinesFileHandler handler = Open())
            await WriteAsync(handler, """{"a":4}""");
        if (next > 1)
            Read(First).Should().Be(whole);
        Read(Segment(next)).Should().Be("{\"a\":4}\n");
        Read(First + ".torn").Should().Be(torn);
        KeptEntry entry = _log.Entries.Single();
        (entry.EventId, entry.Level).Should().Be((6005, LogLevel.Warning));
        entry.Message.Should().StartWith($"SP6005: {torn.Length} bytes of a record that was never acknowledged");
    }

    [Fact]
    public async Task A_torn_record_longer_than_a_buffer_is_set_aside_behind_what_is_there()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(First)!);
        string torn = new('x', 700_000);
        await File.WriteAllTextAsync(First, "{\"a\":1}\n" + torn);
        await File.WriteAllTextAsync(First + ".torn", "before");
        await using JsonLinesFileHandler handler = Open();
        Read(First).Should().Be("{\"a\":1}\n");
        Read(First + ".torn").Should().Be("before" + torn);
    }

    [Fact]
    public async Task A_damaged_line_between_records_is_set_aside_with_SP6011_and_what_follows_is_kept()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(First)!);
        await File.WriteAllTextAsync(First, "{\"a\":1}\n{\"a\":\0}\n{\"a\":3}\n{\"a");
        await using JsonLinesFileHandler handler = Open();
        await WriteAsync(handler, """{"a":4}""");
        Read(First).Should().Be("{\"a\":1}\n{\"a\":3}\n");
        Read(First + ".torn").Should().Be("{\"a\":\0}\n{\"a");
        Read(Segment(3)).Should().Be("{\"a\":4}\n");
        _log.Entries.Select(entry => entry.Message[..6]).Should().Equal("SP6005", "SP6011");
    }

    [Fact]
    public async Task Records_behind_the_first_of_the_next_segment_were_written_again_there_and_are_set_aside()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(First)!);
        await File.WriteAllTextAsync(First, "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        await File.WriteAllTextAsync(Segment(3), "{\"a\":3}\n");
        await using JsonLinesFileHandler handler = Open();
        Read(First).Should().Be("{\"a\":1}\n{\"a\":2}\n");
        Read(Segment(3)).Should().Be("{\"a\":3}\n");
        File.Exists(Segment(4)).Should().BeTrue();
    }

    [Fact]
    public async Task Records_that_were_written_again_stand_once_also_where_a_power_cut_lost_others_before_them()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(First)!);
        await File.WriteAllTextAsync(First, "{\"a\":1}\n\0\0\0\n{\"a\":3}\n{\"a\":\0}\n"); // record 2 is lost, and 3 and 4 are left of a write that failed
        await File.WriteAllTextAsync(Segment(3), "{\"a\":3}\n{\"a\":4}\n");
        await using JsonLinesFileHandler handler = Open();
        Read(First).Should().Be("{\"a\":1}\n");
        Read(First + ".torn").Should().Be("\0\0\0\n{\"a\":3}\n{\"a\":\0}\n");
        new SegmentReader(Path.Combine(_folder, "log"), "events").Read().Select(record => record.Sequence).Should().Equal(1, 3, 4);
        _log.Entries.Select(entry => entry.Message).Should().ContainSingle(message => message.Contains("records 2 to 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_segment_that_another_process_wrote_to_is_left_with_SP6010()
    {
        await using JsonLinesFileHandler handler = Open();
        await WriteAsync(handler, """{"a":1}""");
        await File.AppendAllTextAsync(First, "foreign");
        await WriteAsync(handler, """{"a":2}""");
        Read(First).Should().Be("{\"a\":1}\n");
        Read(First + ".torn").Should().Be("foreign");
        Read(Segment(2)).Should().Be("{\"a\":2}\n");
        _log.Entries.Single().Message.Should().Contain("SP6010").And.Contain("it wrote behind the last record");
    }

    [Fact]
    public async Task A_segment_that_another_process_took_away_is_left_with_SP6010()
    {
        await using JsonLinesFileHandler handler = Open();
        await WriteAsync(handler, """{"a":1}""");
        File.Move(First, First + ".1");
        await WriteAsync(handler, """{"a":2}""");
        Read(First + ".1").Should().Be("{\"a\":1}\n");
        Read(Segment(2)).Should().Be("{\"a\":2}\n");
        _log.Entries.Single().Message.Should().Contain("SP6010").And.Contain("it renamed or deleted the file");
    }

    [Fact]
    public async Task A_second_writer_of_the_same_files_is_refused_by_name()
    {
        await using JsonLinesFileHandler handler = Open();
        Action second = () => Open();
        second.Should().Throw<IOException>().WithMessage(
            $"Another process (process {Environment.ProcessId}) writes the files that '{Path.Combine(_folder, "log", "events.lock")}' guards. Stop it, or give this handler another name or directory.");
    }

    [Fact]
    public async Task Two_names_share_a_directory()
    {
        await using JsonLinesFileHandler handler = Open();
        await using var other = new JsonLinesFileHandler(_disk, Path.Combine(_folder, "log"), "events-2", null, _clock, null);
        await WriteAsync(other, """{"a":1}""");
        Read(Path.Combine(_folder, "log", "events-2-0000000001.jsonl")).Should().Be("{\"a\":1}\n");
        Read(First).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_the_owner_may_read_what_is_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using JsonLinesFileHandler handler = Open();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(First).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.GetDirectoryName(First)!).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_disposed_handler_takes_nothing()
    {
        JsonLinesFileHandler handler = Open();
        await handler.DisposeAsync();
        await handler.DisposeAsync();
        Func<Task> late = () => WriteAsync(handler, "{}");
        await late.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public void A_prefix_that_is_no_part_of_a_file_name_is_refused()
    {
        Func<object> wrong = () => new JsonLinesFileHandler(_folder, "../x");
        wrong.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_record_of_two_lines_is_refused()
    {
        await using JsonLinesFileHandler handler = Open();
        Func<Task> wrong = () => WriteAsync(handler, "{\n}");
        await wrong.Should().ThrowAsync<ArgumentException>();
    }

    private JsonLinesFileHandler Open(FileHandlerOptions? options = null) =>
        new(_disk, Path.Combine(_folder, "log"), "events", options, _clock, new Logger<JsonLinesFileHandler>(LoggerFactory.Create(logging => logging.AddProvider(_log))));

    private string Segment(int first) => Path.Combine(_folder, "log", $"events-{first:D10}.jsonl");

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(Path.Combine(_folder, "log")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static EventRecord Record(string line) => new(null!, default, Encoding.UTF8.GetBytes(line));

    private static Task WriteAsync(JsonLinesFileHandler handler, string line) => handler.HandleAsync(Record(line), CancellationToken.None).AsTask();
}

/// <summary>On the disk of the system that this runs on.</summary>
public sealed class SystemDiskFileHandlerTests() : JsonLinesFileHandlerTests(SystemDisk.Create());

/// <summary>On the disk that macOS and Windows have, here over this system's files.</summary>
public sealed class PortableDiskFileHandlerTests() : JsonLinesFileHandlerTests(new PortableDisk());
