using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Tests.Events.Handlers.Files;

/// <summary>What the handler does when calls of the disk fail: nothing is acknowledged that is not there, and it goes on by itself.</summary>
public abstract class DiskFailureTests : IDisposable
{
    private const int Eio = 5, Enospc = 28, Erofs = 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly FakeTimeProvider _clock = new();
    private readonly KeptLog _log = new();
    private readonly FailingDisk _disk;

    private protected DiskFailureTests(IDisk disk) => _disk = new FailingDisk(disk);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("write")]
    [InlineData("sync")]
    public async Task A_call_that_fails_once_costs_a_segment_and_no_record(string call)
    {
        await using JsonLinesFileHandler handler = Open(WriteMode.Durable);
        await WriteAsync(handler, 1);
        bool hasFailed = false;
        _disk.Fails = (called, path) => called == call && path == Segment(1) && !hasFailed && (hasFailed = true) ? Eio : 0;
        await WriteAsync(handler, 2);
        await WriteAsync(handler, 3);
        Read(1).Should().Be("{\"a\":1}\n");
        Read(2).Should().Be("{\"a\":2}\n{\"a\":3}\n");
        File.Exists(Path.ChangeExtension(Segment(1), ".sum")).Should().BeTrue();
        _log.Entries.Single().Message.Should().Be($"SP6001: writing to '{Segment(1)}' failed: {call} fails with 5");
    }

    [Theory]
    [InlineData("write", Enospc)]
    [InlineData("sync", Eio)]
    [InlineData("create", Erofs)]
    public async Task A_disk_that_takes_nothing_refuses_records_until_it_does_and_then_resumes_by_itself(string call, int error)
    {
        await using JsonLinesFileHandler handler = Open(WriteMode.Durable);
        await WriteAsync(handler, 1);
        _disk.Fails = (called, path) => path.EndsWith(".jsonl", StringComparison.Ordinal) && (called == call || called is "write" or "reserve") ? error : 0;
        for (int number = 2; number < 5; number++)
        {
            Func<Task> refused = () => WriteAsync(handler, number);
            await refused.Should().ThrowAsync<IOException>();
        }

        _disk.Fails = (_, _) => 0;
        await ResumeAsync();
        await WriteAsync(handler, 5);
        Read(1).Should().Be("{\"a\":1}\n");
        Read(2).Should().Be("{\"a\":5}\n");
    }

    [Fact]
    public async Task Buffered_records_wait_for_a_disk_that_is_full()
    {
        await using JsonLinesFileHandler handler = Open(WriteMode.Buffered);
        _disk.Fails = (called, _) => called is "write" or "reserve" ? Enospc : 0;
        for (int number = 1; number < 5; number++)
            await WriteAsync(handler, number);
        while (!_log.Entries.Any(entry => entry.Message.Contains(_folder + "'", StringComparison.Ordinal)))
            await Task.Delay(5);
        _disk.Fails = (_, _) => 0;
        await ResumeAsync();
        await handler.DisposeAsync();
        Read(1).Should().Be("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n");
    }

    [Fact]
    public async Task Buffered_records_reach_a_disk_that_works_again_although_timers_end_early()
    {
        await using var handler = new JsonLinesFileHandler(
            _disk, _folder, "events", new FileHandlerOptions { Mode = WriteMode.Buffered }, new EarlyClock(), LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger("test"));
        _disk.Fails = (called, _) => called is "write" or "reserve" ? Enospc : 0;
        await WriteAsync(handler, 1);
        await Eventually.TrueAsync(() => handler.Failure is not null);
        _disk.Fails = (_, _) => 0;
        await Eventually.TrueAsync(() => handler.Failure is null);
        Read(1).Should().StartWith("{\"a\":1}\n"); // behind it may stand what is reserved
    }

    [Fact]
    public async Task Buffered_records_that_never_reach_the_disk_are_counted_with_SP6012()
    {
        JsonLinesFileHandler handler = Open(WriteMode.Buffered);
        _disk.Fails = (called, _) => called is "write" ? Enospc : 0;
        for (int number = 1; number < 5; number++)
            await WriteAsync(handler, number);
        await handler.DisposeAsync();
        _log.Entries.Where(entry => entry.EventId == 6012).Should().ContainSingle().Which.Message.Should().Be($"SP6012: 4 records that mode 'buffered' had taken were never written to '{_folder}'");
    }

    [Fact]
    public async Task Buffered_records_are_refused_when_memory_is_full_and_the_disk_fails()
    {
        await using JsonLinesFileHandler handler = Open(WriteMode.Buffered, queueBytes: 32);
        _disk.Fails = (called, _) => called is "write" or "reserve" ? Enospc : 0;
        Func<Task> tooMany = async () =>
        {
            for (int number = 1; number < 9; number++)
                await WriteAsync(handler, number);
        };
        await tooMany.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task A_logger_that_throws_stops_nothing()
    {
        await using var handler = new JsonLinesFileHandler(_disk, _folder, "events", null, _clock, new BrokenLogger());
        bool hasFailed = false;
        _disk.Fails = (called, _) => called == "write" && !hasFailed && (hasFailed = true) ? Eio : 0;
        await WriteAsync(handler, 1);
        Read(1).Should().Be("{\"a\":1}\n");
    }

    // The writer may be about to fail when the clock goes on: it goes on until the writer has seen it.
    private async Task ResumeAsync()
    {
        while (!_log.Entries.Any(entry => entry.Message.EndsWith("works again", StringComparison.Ordinal)))
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(5);
        }
    }

    private JsonLinesFileHandler Open(WriteMode mode, int queueBytes = 1024) => new(
        _disk, _folder, "events", new FileHandlerOptions { Mode = mode, QueueBytes = queueBytes }, _clock, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger("test"));

    private string Segment(int first) => Path.Combine(_folder, $"events-{first:D10}.jsonl");

    private string Read(int first) => File.ReadAllText(Segment(first));

    private static Task WriteAsync(JsonLinesFileHandler handler, int number) =>
        handler.HandleAsync(new EventRecord(null!, default, Encoding.UTF8.GetBytes($$"""{"a":{{number}}}""")), CancellationToken.None).AsTask();

    /// <summary>The system's clock, whose timers end when half of their time is over.</summary>
    private sealed class EarlyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new EarlyTimer(System.CreateTimer(callback, state, dueTime, period));

        private sealed class EarlyTimer(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime > TimeSpan.Zero ? dueTime / 2 : dueTime, period);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }

    private sealed class BrokenLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException();
    }
}

/// <summary>On the disk of the system that this runs on.</summary>
public sealed class SystemDiskFailureTests() : DiskFailureTests(SystemDisk.Create());

/// <summary>On the disk that macOS and Windows have, here over this system's files.</summary>
public sealed class PortableDiskFailureTests() : DiskFailureTests(new PortableDisk());
