using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Events.Handlers.Files.Faults;
using SchemaPacks.Tests.Events.Handlers.Outbox;

namespace SchemaPacks.Tests.Events;

/// <summary>The time of day is set while a log runs, far forward or back. It is data in records and nothing else: what measures intervals goes on.</summary>
public sealed class ClockJumpTests : IDisposable
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(400)]
    [InlineData(-400)]
    public async Task No_id_is_forgotten_no_segment_ends_and_nothing_is_younger_than_it_is(int days)
    {
        var clock = new SetClock(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
        var broker = new FakeBroker { IsDown = true };
        await using var log = new TestLog(
            packs => packs.FromDocument("page", TestLog.PageView).Allow("acme.page-view").Configure(options => options.Directory = _folder)
                .WriteToFile("events", new FileHandlerOptions { SegmentAge = TimeSpan.FromHours(1) }).WriteToOutbox("broker", _ => broker),
            services => services.AddSingleton<TimeProvider>(clock));
        await RecordAsync("a");
        await Eventually.TrueAsync(() => broker.Calls > 0);
        clock.SetForward = TimeSpan.FromDays(days);
        await RecordAsync("a");
        await RecordAsync("b");
        string first = Path.Combine(_folder, "events-0000000001.jsonl"), sum = Path.ChangeExtension(first, ".sum");
        ReadLines(first).Should().HaveCount(2, "the id is known").And.SatisfyRespectively(
            line => line.Should().StartWith("{\"__timestamp__\":\"2026-11-23T06:00:00.000000Z\""),
            line => line.Should().Contain($"\"__timestamp__\":\"{new DateTime(2026, 11, 23).AddDays(days):yyyy-MM-dd}T06:00:00.000000Z\""));
        File.Exists(sum).Should().BeFalse();
        ((OutboxHandler)log.Log.Handlers["broker"]).Age.Should().BeGreaterThanOrEqualTo(TimeSpan.Zero);

        clock.Advance(TimeSpan.FromMinutes(11)); // more than the ids' window
        await RecordAsync("a");
        ReadLines(first).Should().HaveCount(3, "the id is forgotten when its time is over, and not before");
        clock.Advance(TimeSpan.FromMinutes(50));
        await Eventually.TrueAsync(() => File.Exists(sum));
        broker.IsDown = false;
        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // the pause after a failure ends, however the clock was set
            return broker.Records.Select(record => record.Sequence).Distinct().Count() == 3;
        });

        async Task RecordAsync(string id) =>
            (await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), "{\"page\":\"/\"}"u8.ToArray()) { Id = id })).IsRecorded.Should().BeTrue();
    }

    [Fact]
    public async Task A_process_whose_system_clock_is_set_forward_and_back_goes_on_and_loses_nothing()
    {
        Assert.SkipUnless(File.Exists(Library), "The library of Debian's package 'faketime' is not installed.");
        string time = Path.Combine(_folder, "time"), log = Path.Combine(_folder, "log");
        await File.WriteAllTextAsync(time, "+0d");
        using WriterProcess writer = WriterProcess.Start(
            [("LD_PRELOAD", Library), ("FAKETIME_TIMESTAMP_FILE", time), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")],
            [log, nameof(WriteMode.Durable), "1000000", "4", "5000"]);
        await writer.AwaitTakenAsync(20);
        foreach (string jump in new[] { "+400d", "-800d", "+0d" })
        {
            int years = Years();
            await File.WriteAllTextAsync(time, jump);
            await Eventually.TrueAsync(() => Years() > years); // the process has seen it
            await writer.AwaitTakenAsync(writer.Taken.Count() + 100); // several segments
        }

        writer.Process.HasExited.Should().BeFalse();
        writer.Process.Kill();
        await writer.EndAsync();
        writer.Lines.Where(line => line.StartsWith("refused", StringComparison.Ordinal)).Should().BeEmpty();
        await using (new JsonLinesFileHandler(log, "events"))
        {
        }

        new SegmentReader(log, "events").Read().Select(record => System.Text.Encoding.UTF8.GetString(record.Utf8.Span)).Should().Contain(writer.Taken);
        SegmentVerifier.Verify(log, "events").Should().BeEmpty();

        int Years() => writer.Lines.Count(line => line.StartsWith("year ", StringComparison.Ordinal));
    }

    private static string[] ReadLines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
