using System.Text;
using System.Text.Json;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Outbox;

[Collection("outbox")] // one that listens hears of the whole process
public sealed class OutboxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-").FullName;
    private readonly FakeBroker _broker = new();

    private string Files => Path.Combine(_folder, "broker-outbox");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_record_comes_with_its_number_its_schema_and_the_registry()
    {
        await using var log = new OutboxLog(_folder, _broker);
        await log.RecordAsync(1, 2);
        await log.EmptyAsync();
        OutboxRecord record = _broker.Records[1];
        record.Sequence.Should().Be(2);
        record.Outbox.Should().NotBeEmpty().And.Be(_broker.Records[0].Outbox);
        record.Key.Should().Be(new SchemaKey("acme.page-view", 1));
        EventSchema schema = log.Log.Services.GetRequiredRegistry().Current.Schemas.Single(one => one.Key == record.Key);
        record.ContentHash.Should().Be(schema.ContentHash);
        record.RegistryDigest.Should().Be(log.Log.Services.GetRequiredRegistry().Current.Digest);
        Encoding.UTF8.GetString(record.Utf8.Span).Should().Be(log.Log.Lines[1]);
        record.Timestamp.Should().Be(JsonDocument.Parse(record.Utf8).RootElement.GetProperty("__timestamp__").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_outage_loses_nothing_and_keeps_the_order()
    {
        await using var log = new OutboxLog(_folder, _broker);
        await log.RecordAsync(1, 10);
        await log.EmptyAsync();
        _broker.IsDown = true;
        await log.RecordAsync(11, 100);
        await Eventually.TrueAsync(() => log.Outbox.Failures > 10);
        log.Outbox.Waiting.Should().Be(100);
        log.Outbox.Age.Should().BePositive();
        log.Outbox.PublishFailure.Should().Be("System.InvalidOperationException", "other texts may hold values");
        _broker.Down = new NotPublishedException("error 403");
        await Eventually.TrueAsync(() => log.Log.Logged.Entries.Any(entry => entry.Message.Contains("(error 403)", StringComparison.Ordinal)));
        _broker.IsDown = false;
        await log.EmptyAsync();

        _broker.Sequences.Should().Equal(Enumerable.Range(1, 110).Select(number => (long)number));
        log.Log.Logged.Entries.Where(entry => entry.EventId == 6021).Select(entry => entry.Message).Should().SatisfyRespectively(
            first => first.Should().StartWith("SP6021: the outbox of handler 'broker' cannot hand its records on (System.InvalidOperationException)"),
            other => other.Should().StartWith("SP6021: the outbox of handler 'broker' cannot hand its records on (error 403)"),
            second => second.Should().StartWith("SP6021: the outbox of handler 'broker' hands its records on again"));
        log.Log.Log.DeadLetters.Should().Be((0, 0));
        log.Outbox.Failures.Should().Be(0);
        log.Outbox.Age.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_batch_that_failed_in_the_middle_is_published_again_whole()
    {
        _broker.IsDown = true;
        _broker.TakesBeforeFailing = 2;
        await using var log = new OutboxLog(_folder, _broker);
        await log.RecordAsync(1, 5);
        await Eventually.TrueAsync(() => _broker.Calls > 2);
        _broker.IsDown = false;
        await log.EmptyAsync();
        _broker.Sequences.Distinct().Should().Equal(1, 2, 3, 4, 5);
        _broker.Sequences.TakeLast(5).Distinct().Should().HaveCount(5, "the last attempt published what there was");
        _broker.Sequences.Count().Should().BeGreaterThan(5, "numbers tell the duplicates");
    }

    [Fact]
    public async Task What_a_stopped_log_could_not_hand_on_goes_out_after_the_next_start()
    {
        _broker.IsDown = true;
        await using (var log = new OutboxLog(_folder, _broker))
        {
            await log.RecordAsync(1, 50);
            await Eventually.TrueAsync(() => log.Outbox.Failures > 0);
        }

        _broker.IsDown = false;
        await using (var log = new OutboxLog(_folder, _broker))
        {
            await log.RecordAsync(51, 50);
            await log.EmptyAsync();
        }

        _broker.Sequences.Should().Equal(Enumerable.Range(1, 100).Select(number => (long)number));
        _broker.Records.Select(record => record.Outbox).Distinct().Should().HaveCount(1);
    }

    [Fact]
    public async Task A_log_that_stops_hands_on_what_waits_while_the_broker_takes_it()
    {
        await using (var log = new OutboxLog(_folder, _broker, new() { BatchCount = 7 }))
            await log.RecordAsync(1, 200);
        _broker.Sequences.Should().Equal(Enumerable.Range(1, 200).Select(number => (long)number));
    }

    [Fact]
    public async Task Batches_are_bounded_by_count_and_by_bytes_however_much_waits()
    {
        _broker.IsDown = true;
        await using var log = new OutboxLog(_folder, _broker, new() { BatchCount = 50, BatchBytes = 4000 });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(sender => Task.Run(() => log.RecordAsync(sender * 100, 100))));
        _broker.IsDown = false;
        await log.EmptyAsync();
        _broker.Batches.Skip(1).Should().OnlyContain(batch => batch.Count <= 50 && batch.Bytes <= 4000);
        _broker.Sequences.Should().Equal(Enumerable.Range(1, 2000).Select(number => (long)number));
        _broker.Records.Select(record => JsonDocument.Parse(record.Utf8).RootElement.GetProperty("page").GetString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_record_that_the_broker_refuses_becomes_a_dead_letter_and_the_others_go_on()
    {
        _broker.Refuses = record => record.Sequence == 3;
        await using (var log = new OutboxLog(_folder, _broker, new() { Attempts = 4 }))
        {
            _broker.IsDown = true;
            await log.RecordAsync(1, 5);
            await Eventually.TrueAsync(() => log.Outbox.Failures > 10); // more than Attempts: an outage refuses no record
            _broker.IsDown = false;
            await log.EmptyAsync();
            log.Log.Log.DeadLetters.Should().Be((1, 0));
        }

        _broker.Sequences.Should().Equal(1, 2, 4, 5);
        _broker.Batches.Where(batch => batch.Count == 1).Should().HaveCountGreaterThanOrEqualTo(3, "it was offered again, alone");
        JsonElement letter = JsonDocument.Parse(File.ReadLines(Path.Combine(_folder, "dead-letters-0000000001.jsonl")).Single()).RootElement;
        letter.GetProperty("handler").GetString().Should().Be("broker");
        letter.GetProperty("attempts").GetInt32().Should().Be(4);
        letter.GetProperty("findings")[0].GetProperty("message").GetString().Should().EndWith("refused the record in 4 attempts: TooLarge");
        letter.GetProperty("record").GetProperty("page").GetString().Should().Be("3");
    }

    [Fact]
    public async Task An_outbox_that_holds_as_much_as_it_may_takes_no_more()
    {
        _broker.IsDown = true;
        await using var log = new OutboxLog(_folder, _broker, new() { MaxBytes = 2000, SegmentBytes = 500 });
        var statuses = new List<EventStatus>();
        for (int number = 0; number < 20; number++)
            statuses.Add(await log.RecordAsync(number));
        int taken = statuses.TakeWhile(status => status == EventStatus.Recorded).Count();
        taken.Should().BeInRange(1, 19);
        statuses.Skip(taken).Should().OnlyContain(status => status == EventStatus.Failed);
        log.Outbox.Failure.Should().Be("The outbox of handler 'broker' holds as much as it may (2000 bytes).");

        _broker.IsDown = false;
        await log.EmptyAsync();
        await Eventually.TrueAsync(() => log.Outbox.Bytes < 1000);
        log.Outbox.Failure.Should().BeNull();
        (await log.RecordAsync(20)).Should().Be(EventStatus.Recorded);
        await log.EmptyAsync();
        _broker.Records.Should().HaveCount(taken + 1);
    }

    [Fact]
    public async Task Files_that_the_cursor_has_passed_are_deleted_and_numbers_go_on()
    {
        await using (var log = new OutboxLog(_folder, _broker, new() { SegmentBytes = 1000, BatchCount = 3 }))
        {
            await log.RecordAsync(1, 40);
            await log.EmptyAsync();
            await Eventually.TrueAsync(() => Directory.GetFiles(Files, "*.jsonl").Length == 1);
        }

        foreach (string file in Directory.GetFiles(Files, "records-*"))
            File.Delete(file); // as after a crash between deleting and making
        await using (var log = new OutboxLog(_folder, _broker))
        {
            await log.RecordAsync(41, 1);
            await log.EmptyAsync();
        }

        _broker.Sequences.Should().Equal(Enumerable.Range(1, 41).Select(number => (long)number));
    }

    [Fact]
    public async Task A_second_log_cannot_take_the_same_outbox()
    {
        await using var log = new OutboxLog(_folder, _broker);
        Action again = () => _ = new OutboxLog(_folder, _broker);
        again.Should().Throw<IOException>().WithMessage($"Another process (process {Environment.ProcessId}) writes the files*");
    }

    [Fact]
    public async Task A_log_with_an_outbox_alone_knows_how_much_disk_is_left()
    {
        await using var log = new OutboxLog(_folder, _broker);
        log.Log.Log.FreeBytes.Should().BePositive();
    }

    [Fact]
    public async Task Length_and_age_are_measured()
    {
        _broker.IsDown = true;
        await using var log = new OutboxLog(_folder, _broker);
        await log.RecordAsync(1, 3);
        await Eventually.TrueAsync(() => log.Outbox.Failures > 0);
        using var meters = new ReadMeters();
        meters.Read("eventlog.outbox.length", "broker").Should().Be(3);
        meters.Read("eventlog.outbox.age", "broker").Should().BePositive();
        meters.Read("eventlog.outbox.size", "broker").Should().Be(log.Outbox.Bytes);
    }
}
