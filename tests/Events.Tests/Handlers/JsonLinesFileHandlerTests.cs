using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers;

public sealed class JsonLinesFileHandlerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 23, 59, 0, TimeSpan.Zero));
    private readonly KeptLog _log = new();

    private string Today => Path.Combine(_folder, "log", "events-20261123.jsonl");

    private string Tomorrow => Path.Combine(_folder, "log", "events-20261124.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lines_are_in_the_file_when_they_are_taken()
    {
        await using JsonLinesFileHandler handler = Open();
        await WriteAsync(handler, "{1}");
        await WriteAsync(handler, "{2}");
        Read(Today).Should().Be("{1}\n{2}\n");
    }

    [Fact]
    public async Task Lines_of_many_callers_are_all_there_and_each_callers_are_in_order()
    {
        const int Callers = 64, Each = 50;
        await using (JsonLinesFileHandler handler = Open())
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
            {
                for (int number = 0; number < Each; number++)
                    await WriteAsync(handler, $"{caller}:{number}");
            })));

        (int Caller, int Number)[] lines = [.. (await File.ReadAllLinesAsync(Today)).Select(line => line.Split(':')).Select(parts => (int.Parse(parts[0]), int.Parse(parts[1])))];
        lines.Should().HaveCount(Callers * Each);
        foreach (IGrouping<int, (int Caller, int Number)> caller in lines.GroupBy(line => line.Caller))
            caller.Select(line => line.Number).Should().Equal(Enumerable.Range(0, Each));
    }

    [Fact]
    public async Task Each_day_has_its_file()
    {
        await using JsonLinesFileHandler handler = Open();
        await WriteAsync(handler, "{1}");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(handler, "{2}");
        Read(Today).Should().Be("{1}\n");
        Read(Tomorrow).Should().Be("{2}\n");
    }

    [Fact]
    public async Task A_handler_that_starts_again_appends()
    {
        await using (JsonLinesFileHandler handler = Open())
            await WriteAsync(handler, "{1}");
        await using (JsonLinesFileHandler handler = Open())
            await WriteAsync(handler, "{2}");
        Read(Today).Should().Be("{1}\n{2}\n");
        _log.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{1}\n{2}\n", "{3")]
    [InlineData("", "{1")]
    [InlineData("{1}\n", "\0\0\0")]
    public async Task A_torn_record_is_set_aside_with_SP6005(string whole, string torn)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Today)!);
        await File.WriteAllTextAsync(Today, whole + torn);
        await using (JsonLinesFileHandler handler = Open())
            await WriteAsync(handler, "{4}");
        Read(Today).Should().Be(whole + "{4}\n");
        Read(Today + ".torn").Should().Be(torn);
        KeptEntry entry = _log.Entries.Single();
        (entry.EventId, entry.Level).Should().Be((6005, LogLevel.Warning));
        entry.Message.Should().StartWith($"SP6005: {torn.Length} bytes of a record that was never acknowledged");
    }

    [Fact]
    public async Task A_torn_record_longer_than_a_buffer_is_set_aside_behind_what_is_there()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Today)!);
        string torn = new('x', 200_000);
        await File.WriteAllTextAsync(Today, "{1}\n" + torn);
        await File.WriteAllTextAsync(Today + ".torn", "before");
        await using JsonLinesFileHandler handler = Open();
        Read(Today).Should().Be("{1}\n");
        Read(Today + ".torn").Should().Be("before" + torn);
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
        await using var other = new JsonLinesFileHandler(Path.Combine(_folder, "log"), "server", _clock);
        await WriteAsync(other, "{}");
        Read(Path.Combine(_folder, "log", "server-20261123.jsonl")).Should().Be("{}\n");
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_fails_its_records_and_the_next_ones_try_again()
    {
        await using JsonLinesFileHandler handler = Open();
        await WriteAsync(handler, "{1}");
        Directory.CreateDirectory(Tomorrow); // in the way
        _clock.Advance(TimeSpan.FromMinutes(1));
        Func<Task> refused = () => WriteAsync(handler, "{2}");
        await refused.Should().ThrowAsync<UnauthorizedAccessException>();

        Directory.Delete(Tomorrow);
        await WriteAsync(handler, "{3}");
        _log.Entries.Should().Contain(entry => entry.EventId == 6001); // logged after the record was refused, before the next was taken
        Read(Tomorrow).Should().Be("{3}\n");
    }

    [Fact]
    public async Task A_full_disk_fails_its_records_and_the_next_ones_try_again()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full, the device that is always full.");
        await using JsonLinesFileHandler handler = Open();
        File.CreateSymbolicLink(Tomorrow, "/dev/full");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Func<Task> refused = () => WriteAsync(handler, "{2}");
        await refused.Should().ThrowAsync<IOException>();
        await refused.Should().ThrowAsync<IOException>();

        File.Delete(Tomorrow);
        await WriteAsync(handler, "{3}");
        Read(Tomorrow).Should().Be("{3}\n");
    }

    [Fact]
    public async Task Only_the_owner_may_read_what_is_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using JsonLinesFileHandler handler = Open();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Today).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.GetDirectoryName(Today)!).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_disposed_handler_takes_nothing()
    {
        JsonLinesFileHandler handler = Open();
        await handler.DisposeAsync();
        await handler.DisposeAsync();
        Func<Task> late = () => WriteAsync(handler, "{}");
        await late.Should().ThrowAsync<System.Threading.Channels.ChannelClosedException>();
    }

    [Fact]
    public void A_prefix_that_is_no_part_of_a_file_name_is_refused()
    {
        Func<object> wrong = () => new JsonLinesFileHandler(_folder, "../x");
        wrong.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Whatever_is_thrown_fails_its_records_and_the_next_ones_try_again_even_when_the_logger_throws_too()
    {
        var clock = new BrokenClock();
        await using var handler = new JsonLinesFileHandler(Path.Combine(_folder, "log"), "events", clock, new BrokenLogger());
        clock.IsBroken = true;
        Func<Task> refused = () => WriteAsync(handler, "{1}");
        await refused.Should().ThrowAsync<InvalidOperationException>();
        clock.IsBroken = false;
        await WriteAsync(handler, "{2}");
        Read(Today).Should().Be("{2}\n");
    }

    private JsonLinesFileHandler Open() =>
        new(Path.Combine(_folder, "log"), "events", _clock, new Logger<JsonLinesFileHandler>(LoggerFactory.Create(logging => logging.AddProvider(_log))));

    private static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Task WriteAsync(JsonLinesFileHandler handler, string line) =>
        handler.HandleAsync(new EventRecord(null!, default, Encoding.UTF8.GetBytes(line)), CancellationToken.None).AsTask();

    private sealed class BrokenClock : TimeProvider
    {
        public volatile bool IsBroken;

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException() : new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    }

    private sealed class BrokenLogger : ILogger<JsonLinesFileHandler>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException();
    }
}
