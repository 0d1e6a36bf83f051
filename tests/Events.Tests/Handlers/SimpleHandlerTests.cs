using System.Text;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers;

public sealed class SimpleHandlerTests
{
    [Fact]
    public async Task The_console_handler_writes_a_line_for_each_record()
    {
        using var output = new MemoryStream();
        await using TestLog log = Log(new ConsoleHandler(output));
        await log.RecordAsync("""{"page":"/1"}""");
        await log.RecordAsync("""{"page":"/2"}""");
        Encoding.UTF8.GetString(output.ToArray()).Should().Be($"{log.Lines[0]}\n{log.Lines[1]}\n");
    }

    [Fact]
    public async Task The_memory_handler_keeps_the_latest_records()
    {
        var memory = new MemoryHandler(capacity: 2);
        await using TestLog log = Log(memory);
        foreach (string page in new[] { "/1", "/2", "/3" })
            await log.RecordAsync($$"""{"page":"{{page}}"}""");
        memory.Records.Select(record => record.ToString()).Should().Equal(log.Lines.Skip(1));
        memory.Records[0].Key.Should().Be(new SchemaKey("acme.page-view", 1));
        memory.Records[0].Timestamp.Should().Be(log.Clock.GetUtcNow());
        memory.Clear();
        memory.Records.Should().BeEmpty();
    }

    [Fact]
    public async Task The_logger_handler_logs_records_with_structured_state()
    {
        using var kept = new KeptLog();
        await using TestLog log = Log(new LoggerHandler(kept));
        await log.RecordAsync("""{"page":"/"}""");
        KeptEntry entry = kept.Entries.Single();
        (entry.Category, entry.Level, entry.Message).Should().Be(("SchemaPacks.Events", LogLevel.Information, log.Lines.Single()));
        entry.State.Should().Equal(
            new("Record", log.Lines.Single()),
            new("SchemaId", "acme.page-view"),
            new("SchemaVersion", "1"),
            new("Timestamp", log.Clock.GetUtcNow()),
            new("{OriginalFormat}", "{Record}"));
    }

    [Fact]
    public async Task The_logger_handler_logs_through_the_applications_logging()
    {
        await using var log = new TestLog(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteToLogger("log"));
        await log.RecordAsync("""{"page":"/"}""");
        log.Logged.Entries.Should().ContainSingle(entry => entry.Category == LoggerHandler.Category).Which.Message.Should().Be(log.Lines.Single());
    }

    private static TestLog Log(IEventHandler handler) =>
        new(packs => packs.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").WriteTo("own", handler));
}
