using System.Text;
using System.Text.Json;
using SchemaPacks.Configuration;

namespace SchemaPacks.Tests.Events.DeadLetters;

public sealed class DeadLetterTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dead-letters-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task An_accepted_event_that_breaks_its_schema_is_kept_redacted_with_the_reason()
    {
        var log = Log();
        await RecordAsync(log, """{"page":"/","user":"ada lovelace","undeclared":"secret","more":1}""", Acknowledgement.Accepted, id: "e-1");
        await RecordAsync(log, """{"page":17,"user":"ada lovelace"}""", Acknowledgement.Accepted, id: "e-2");
        await log.DisposeAsync();

        JsonElement letter = Letters().Single();
        letter.GetProperty("stage").GetString().Should().Be("judge");
        letter.GetProperty("code").GetString().Should().Be("SP5009");
        letter.GetProperty("time").GetString().Should().Be("2026-11-23T06:11:29.000000Z");
        letter.GetProperty("schema").GetString().Should().Be("acme.page-view");
        letter.GetProperty("version").GetInt32().Should().Be(1);
        letter.GetProperty("registry").GetString().Should().StartWith("sha256:");
        letter.GetProperty("findings").EnumerateArray().Single().GetProperty("pointer").GetString().Should().Be("/page");
        letter.GetProperty("record").GetRawText().Should().Be("""
            {"__timestamp__":"2026-11-23T06:11:29.000000Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"__id__":"e-2","page":17,"user":null}
            """);
        Text().Should().NotContain("lovelace");
        letter.TryGetProperty("original", out _).Should().BeFalse();
        log.Logged.Entries.Single(entry => entry.EventId == 6030).Message.Should().Be(
            "SP6030: an event of schema 'acme.page-view@1' could not be recorded and was kept as a dead letter; there are 1 since the start");
    }

    [Fact]
    public async Task The_id_of_an_accepted_event_that_was_refused_is_free_again()
    {
        var log = Log(memoryIsRequired: true);
        for (int count = 0; count < 50; count++) // the judge may be faster than the answer, or slower
        {
            (await RecordAsync(log, """{"page":17}""", Acknowledgement.Accepted, id: $"e-{count}")).Status.Should().Be(EventStatus.Accepted);
            await Eventually.TrueAsync(() => Text().Count(c => c == '\n') == count + 1);
        }

        for (int count = 0; count < 50; count++)
            await Eventually.TrueAsync(() => RecordAsync(log, """{"page":"/"}""", id: $"e-{count}").AsTask().Result.Status == EventStatus.Recorded);
        log.Lines.Should().HaveCount(50);
        await log.DisposeAsync();
    }

    [Fact]
    public async Task The_bytes_that_were_sent_are_kept_where_the_operator_says_so()
    {
        const string Sent = """{ "page" : 17, "user" : "ada" }""";
        var log = Log(options => (options.DeadLetters.Body, options.DeadLetters.MaxBodyBytes) = (DeadLetterBody.Original, 100));
        await RecordAsync(log, Sent, Acknowledgement.Accepted);
        await RecordAsync(log, $$"""{"page":17,"user":"{{new string('x', 100)}}"}""", Acknowledgement.Accepted);
        await log.DisposeAsync();
        Letters()[0].GetProperty("original").GetBytesFromBase64().Should().Equal(Encoding.UTF8.GetBytes(Sent));
        Letters()[1].TryGetProperty("original", out _).Should().BeFalse();
        Letters()[1].GetProperty("originalBytes").GetInt32().Should().Be(121);
        if (OperatingSystem.IsWindows())
            return;
        foreach (string file in Files())
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task Refusals_that_were_answered_are_kept_only_on_request(bool keepRefused, int letters)
    {
        var log = Log(options => options.DeadLetters.KeepRefused = keepRefused);
        (await RecordAsync(log, """{"page":17}""")).Status.Should().Be(EventStatus.Invalid);
        (await RecordAsync(log, """{"page":"secret""")).Status.Should().Be(EventStatus.Malformed);
        await log.DisposeAsync();
        Letters().Should().HaveCount(letters);
        if (keepRefused)
            Letters()[1].GetProperty("record").EnumerateObject().Should().OnlyContain(property => property.Name.StartsWith("__", StringComparison.Ordinal));
        else
            Files().Should().BeEmpty("a log that loses nothing makes no files");
    }

    [Fact]
    public async Task A_record_that_a_handler_never_took_is_kept_when_its_sender_was_told_that_the_log_has_it()
    {
        var handler = new GatedHandler { Failures = 2 };
        var log = Log(packs: packs => packs.WriteTo("broken", handler, options => (options.Attempts, options.AllowedCategories) = (1, ["example.org/user"])), memoryIsRequired: true);
        (await RecordAsync(log, """{"page":"/1","user":"ada"}""")).IsRecorded.Should().BeTrue();
        (await RecordAsync(log, """{"page":"/2"}""", Acknowledgement.Delivered)).Status.Should().Be(EventStatus.Failed, "its sender is told");
        (await RecordAsync(log, """{"page":"/3"}""")).IsRecorded.Should().BeTrue();
        await log.DisposeAsync();

        JsonElement letter = Letters().Single();
        letter.GetProperty("stage").GetString().Should().Be("handle");
        letter.GetProperty("handler").GetString().Should().Be("broken");
        letter.GetProperty("attempts").GetInt32().Should().Be(1);
        letter.GetProperty("code").GetString().Should().Be("SP6001");
        letter.GetProperty("record").GetProperty("user").GetString().Should().Be("ada", "it is what the handler would have got");
        handler.Lines.Should().ContainSingle();
    }

    [Fact]
    public async Task What_a_handler_has_not_taken_when_the_log_stops_is_kept()
    {
        var handler = new GatedHandler { Failures = int.MaxValue };
        var log = Log(packs: packs => packs.WriteTo("broken", handler, options => (options.Attempts, options.Pause) = (1, TimeSpan.FromHours(1))), memoryIsRequired: true);
        for (int count = 0; count < 20; count++)
            await RecordAsync(log, $$"""{"page":"/{{count}}"}""");
        await log.DisposeAsync(); // the handler is paused, and nobody advances its clock
        Letters().Select(letter => letter.GetProperty("record").GetRawText()).Should().Equal(log.Lines);
        Letters().Select(letter => letter.GetProperty("attempts").GetInt32()).Should().Equal(Enumerable.Range(0, 20).Select(count => count < 5 ? 1 : 0), "five were offered until the handler was paused");
    }

    [Fact]
    public async Task A_record_that_was_never_offered_to_its_handler_is_not_said_to_have_been()
    {
        var handler = new GatedHandler { IsHeld = true };
        var log = Log(packs: packs => packs.WriteTo("full", handler, options => (options.Queue, options.Attempts) = (1, 3)));
        Task<EventOutcome> first = RecordAsync(log, """{"page":"/1"}""").AsTask(); // no handler is required, so all are waited for
        await Eventually.TrueAsync(() => handler.Calls == 1);
        (await RecordAsync(log, """{"page":"/2"}""")).IsRecorded.Should().BeTrue("the other handler has it");
        handler.Let(1);
        (await first).IsRecorded.Should().BeTrue();
        await log.DisposeAsync();

        JsonElement letter = Letters().Single();
        letter.GetProperty("record").GetProperty("page").GetString().Should().Be("/2");
        letter.GetProperty("attempts").GetInt32().Should().Be(0);
        letter.GetProperty("findings")[0].GetProperty("message").GetString().Should().Be("handler 'full' was never offered the record: its queue was full, or the log stopped first");
    }

    [Fact]
    public async Task A_record_whose_sender_waited_is_kept_with_the_attempts_that_were_made_when_the_log_stopped()
    {
        var handler = new GatedHandler { Failures = int.MaxValue };
        var log = Log(packs: packs => packs.WriteTo("broken", handler, options => (options.Attempts, options.Pause) = (1, TimeSpan.FromHours(1))));
        Task<EventOutcome>[] recordings = [.. Enumerable.Range(0, 8).Select(count => RecordAsync(log, $$"""{"page":"/{{count}}"}""").AsTask())];
        await Eventually.TrueAsync(() => handler.Calls == 5);
        await log.DisposeAsync(); // the handler is paused, and nobody advances its clock
        (await Task.WhenAll(recordings)).Should().OnlyContain(outcome => outcome.IsRecorded, "the other handler has them");
        Letters().Select(letter => letter.GetProperty("attempts").GetInt32()).Order().Should().Equal(0, 0, 0, 1, 1, 1, 1, 1);
        Letters().Should().HaveCount(8).And.OnlyContain(letter => letter.GetProperty("handler").GetString() == "broken");
    }

    [Fact]
    public async Task What_waits_for_a_handler_that_never_returns_is_kept_when_the_log_stops()
    {
        var log = Log(packs: packs => packs.WriteTo("stuck", new HeldHandler()), memoryIsRequired: true);
        for (int count = 0; count < 3; count++)
            (await RecordAsync(log, $$"""{"page":"/{{count}}"}""")).IsRecorded.Should().BeTrue();
        await log.DisposeAsync();
        Letters().Select(letter => letter.GetProperty("record").GetRawText()).Should().Equal(log.Lines);
        Letters().Select(letter => letter.GetProperty("attempts").GetInt32()).Should().Equal(1, 0, 0);
        log.Logged.Entries.Single(entry => entry.EventId == 6103).Message.Should().Be(
            "handler 'stuck' was given up while it still had a record; 3 records that it has not taken are dead letters, or their senders were told");
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_written_is_counted_and_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "taken"), "", TestContext.Current.CancellationToken);
        var log = Log(options => options.Directory = Path.Combine(_directory.FullName, "taken"));
        for (int count = 0; count < 10; count++)
            await RecordAsync(log, """{"page":17}""", Acknowledgement.Accepted);
        await log.DisposeAsync();
        string[] said = [.. log.Logged.Entries.Where(entry => entry.EventId == 6031).Select(entry => entry.Message)];
        said.Should().HaveCount(4, "it is said at 1, 2, 4 and 8").And.OnlyContain(message =>
            message.StartsWith("SP6031: an event of schema 'acme.page-view@1' could not be recorded, and keeping it as a dead letter failed with ", StringComparison.Ordinal));
        log.Log.DeadLetters.Should().Be((0, 10));
    }

    [Fact]
    public async Task No_more_bytes_of_dead_letters_are_kept_than_are_wanted_and_the_newest_stay_through_a_restart()
    {
        const int Most = 40_000;
        for (int start = 0; start < 3; start++)
        {
            var log = Log(options => options.DeadLetters.KeepBytes = Most);
            for (int count = 0; count < 200; count++)
                await RecordAsync(log, $$"""{"page":{{start}},"user":"{{count}}"}""", Acknowledgement.Accepted, id: $"{start}-{count}");
            await Eventually.TrueAsync(() => log.Log.DeadLetters.Kept == 200);
            await Eventually.TrueAsync(() => Bytes() <= Most); // whoever deletes runs beside the writer
            await log.DisposeAsync();
            Bytes().Should().BeInRange(Most / 2, Most);
        }

        string[] kept = [.. Letters().Select(letter => letter.GetProperty("record").GetProperty("__id__").GetString()!)];
        kept.Should().Equal(Enumerable.Range(0, 200).Select(count => $"2-{count}").TakeLast(kept.Length), "the oldest files go first");

        long Bytes() => Files().Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length);
    }

    [Fact]
    public async Task Dead_letters_go_when_their_time_is_over()
    {
        var log = Log(options => options.DeadLetters.KeepAge = TimeSpan.FromHours(8));
        log.Clock.SetUtcNow(DateTimeOffset.UtcNow); // files have the system's time
        for (int hour = 0; hour < 12; hour += 2)
        {
            await RecordAsync(log, $$"""{"page":{{hour}}}""", Acknowledgement.Accepted);
            await Eventually.TrueAsync(() => log.Log.DeadLetters.Kept == (hour / 2) + 1);
            log.Clock.Advance(TimeSpan.FromHours(2));
        }

        await Eventually.TrueAsync(() =>
        {
            log.Clock.Advance(TimeSpan.FromMinutes(1)); // until the keeper looks
            return Letters().Count is > 0 and < 6;
        });
        log.Clock.Advance(TimeSpan.FromHours(20));
        await Eventually.TrueAsync(() => Letters().Count <= 1);
        await log.DisposeAsync();
        log.Log.DeadLetters.Lost.Should().Be(0);
    }

    [Fact]
    public void No_handler_can_have_the_name_of_the_dead_letters()
    {
        Action start = () => Log(packs: packs => packs.WriteToFile("dead-letters"));
        start.Should().Throw<SchemaPacksConfigurationException>().Which.Message.Should().Contain("the files of dead letters have this name");
    }

    private static ValueTask<EventOutcome> RecordAsync(TestLog log, string json, Acknowledgement acknowledgement = default, string? id = null) =>
        log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.page-view", 1), Encoding.UTF8.GetBytes(json)) { Acknowledgement = acknowledgement, Id = id });

    private TestLog Log(Action<EventLogOptions>? configure = null, Action<SchemaPacksBuilder>? packs = null, bool memoryIsRequired = false) => new(builder =>
    {
        builder.FromDocument("a.yaml", TestLog.PageView).Allow("acme.page-view").Configure(options => options.Directory = _directory.FullName);
        builder.Settings.Handlers[0].Options.Required = memoryIsRequired;
        builder.Configure(configure ?? (_ => { }));
        packs?.Invoke(builder);
    });

    private string[] Files() => Directory.GetFiles(_directory.FullName, "*.jsonl", SearchOption.AllDirectories);

    private string Text() => string.Concat(Files().Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private IReadOnlyList<JsonElement> Letters() =>
        [.. Text().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
