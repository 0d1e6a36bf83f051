using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.DeadLetters;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Outbox;
using SchemaPacks.Measuring;
using SchemaPacks.Tests.Events.Handlers.Files;

namespace SchemaPacks.Tests.Events.Handlers.Outbox;

[Collection("outbox")]
public sealed class OutboxCrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly FakeBroker _broker = new();

    private string Files => Path.Combine(_folder, "live", "broker-outbox");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_crash_between_the_broker_and_the_cursor_publishes_twice_and_loses_nothing()
    {
        _broker.Taken = records =>
        {
            if (records[0].Sequence > 10 && !Directory.Exists(Copy(1)))
                CopyFiles(Copy(1)); // what is left when the process is killed now
        };
        await using (var log = new OutboxLog(Path.Combine(_folder, "live"), _broker, new() { BatchCount = 4 }))
        {
            await log.RecordAsync(1, 30);
            await log.EmptyAsync();
        }

        var after = new FakeBroker();
        await using (var log = new OutboxLog(Path.GetDirectoryName(Copy(1))!, after))
            await log.EmptyAsync();
        long first = after.Sequences.First();
        first.Should().BeInRange(8, 14, "the cursor stood at the batch that was with the broker");
        after.Sequences.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        foreach (OutboxRecord record in after.Records)
        {
            OutboxRecord known = _broker.Records.Single(known => known.Sequence == record.Sequence);
            known.Outbox.Should().Be(record.Outbox);
            known.Utf8.ToArray().Should().Equal(record.Utf8.ToArray(), "a number stands for one record, before and after");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_at_any_publish_while_others_record_no_acknowledged_record_is_lost(int seed)
    {
        var random = new Random(seed);
        var acknowledged = new ConcurrentDictionary<int, bool>();
        var deaths = new List<(int[] Acknowledged, int Published)>();
        _broker.Taken = _ =>
        {
            if (deaths.Count == 10 || random.Next(3) > 0)
                return;
            int[] known = [.. acknowledged.Keys];
            CopyFiles(Copy(deaths.Count));
            deaths.Add((known, _broker.Records.Count));
        };
        await using (var log = new OutboxLog(Path.Combine(_folder, "live"), _broker, new() { BatchCount = 5, SegmentBytes = 2000 }))
            await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
            {
                for (int number = sender; number < 400; number += 4)
                    if (await log.RecordAsync(number) == EventStatus.Recorded)
                        acknowledged[number] = true;
            })));

        acknowledged.Should().HaveCount(400);
        deaths.Should().NotBeEmpty();
        IReadOnlyList<OutboxRecord> before = _broker.Records;
        for (int death = 0; death < deaths.Count; death++)
        {
            var after = new FakeBroker();
            await using (var log = new OutboxLog(Path.GetDirectoryName(Copy(death))!, after))
                await log.EmptyAsync();
            HashSet<int> published = [.. before.Take(deaths[death].Published).Concat(after.Records).Select(Number)];
            deaths[death].Acknowledged.Except(published).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_cursor_that_cannot_be_moved_keeps_the_files_and_is_moved_later()
    {
        var disk = new FailingDisk();
        await using var scene = new Scene(disk, Path.Combine(_folder, "live"), _broker, new() { SegmentBytes = 300, BatchCount = 2 });
        disk.Fails = (call, path) => call == "rename" && path.Contains("cursor", StringComparison.Ordinal) ? 5 : 0;
        for (int number = 1; number <= 20; number++)
            await scene.RecordAsync(number);
        await Eventually.TrueAsync(() => scene.Outbox.Failures > 5);
        Directory.GetFiles(Path.Combine(_folder, "live"), "*.jsonl").Should().HaveCountGreaterThan(5);
        _broker.Records.Should().HaveCountLessThanOrEqualTo(2, "the next batch waits for the cursor");
        disk.Fails = (_, _) => 0;
        await Eventually.TrueAsync(() => scene.Outbox.Waiting == 0);
        _broker.Sequences.Should().Equal(Enumerable.Range(1, 20).Select(number => (long)number), "only what is not with the broker is published");
    }

    [Fact]
    public async Task A_record_whose_sender_was_told_that_it_failed_is_not_published_and_its_number_is_free()
    {
        var disk = new FailingDisk();
        await using var scene = new Scene(disk, Path.Combine(_folder, "live"), _broker, new());
        await scene.RecordAsync(1);
        disk.Fails = (call, path) => call is "sync" or "truncate" or "create" && path.Contains("records-", StringComparison.Ordinal) ? 5 : 0;
        await FluentActions.Awaiting(() => scene.RecordAsync(2)).Should().ThrowAsync<IOException>();
        disk.Fails = (_, _) => 0;
        await Eventually.TrueAsync(() => scene.IsTaken(3));
        await Eventually.TrueAsync(() => scene.Outbox.Waiting == 0);
        _broker.Records.Select(record => (record.Sequence, Number(record))).Should().Equal((1, 1), (2, 3));
    }

    private static int Number(OutboxRecord record) =>
        int.Parse(System.Text.Json.JsonDocument.Parse(record.Utf8).RootElement.GetProperty("page").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private string Copy(int number) => Path.Combine(_folder, $"copy-{number}", "broker-outbox");

    private void CopyFiles(string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.GetFiles(Files).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            try
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
            }
            catch (FileNotFoundException)
            {
                // It was renamed, or its records are published and it was deleted, since the folder was listed.
            }
        }
    }

    /// <summary>An outbox on a disk that fails when it is told to.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly TestLog _log = new(packs => packs.FromDocument("page", TestLog.PageView).Allow("acme.page-view"));
        private readonly EventLogMeter _meter = new(null);
        private readonly EventSchema _schema;

        public Scene(FailingDisk disk, string folder, FakeBroker broker, OutboxOptions options)
        {
            IEventSchemaRegistry registry = _log.Services.GetRequiredService<IEventSchemaRegistry>();
            _schema = registry.Current.Schemas.Single(schema => schema.Key.Id == "acme.page-view");
            options.FirstPause = options.LongestPause = TimeSpan.FromMilliseconds(1);
            var box = new DeadLetterBox(new DeadLetterOptions(), () => new MemoryHandler(), registry, _meter, TimeProvider.System, NullLogger.Instance);
            Outbox = new OutboxHandler(new OutboxPlace(disk, folder, "broker", registry, box, TimeProvider.System, NullLogger.Instance), broker, options);
        }

        public OutboxHandler Outbox { get; }

        public Task RecordAsync(int number) =>
            Outbox.HandleAsync(new EventRecord(_schema, DateTimeOffset.UnixEpoch, System.Text.Encoding.UTF8.GetBytes($$"""{"page":"{{number}}"}""")), CancellationToken.None).AsTask();

        public bool IsTaken(int number)
        {
            try
            {
                RecordAsync(number).GetAwaiter().GetResult();
                return true;
            }
            catch (IOException)
            {
                return false; // the disk is tried again after a pause
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Outbox.DisposeAsync();
            await _log.DisposeAsync();
            _meter.Dispose();
        }
    }
}
