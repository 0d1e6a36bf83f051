using SchemaPacks.Scanning;
using SchemaPacks.Testing;
using SchemaPacks.Testing.Asserting;

namespace SchemaPacks.Tests.Testing;

public sealed class TestEventLogTests
{
    private const string PageView = """
        $id: acme.example/page-view
        version: 1
        properties:
          page: { type: string, maxLength: 200, categories: [unrestricted] }
          viewer:
            type: object
            categories: [acme.example/who]
            properties:
              name: { type: string, categories: [acme.example/name] }
          free: { type: integer }
        required: [page]
        """;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_lines_record_an_event_and_a_third_reads_it()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Text(PageView));
        (await log.RecordAsync("acme.example/page-view", 1, new { page = "/home" }, Ending)).ShouldBeRecorded();
        log.Should().HaveRecorded("acme.example/page-view").Once().With("page", "/home");
    }

    [Fact]
    public async Task Whole_events_are_recorded_whatever_their_categories()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Text(PageView));
        await log.RecordAsync("acme.example/page-view", 1, new { page = "/", viewer = new { name = "ada" }, free = 7 }, Ending);
        log.Should().HaveRecorded("acme.example/page-view", 1).With("/viewer/name", "ada").With(new { page = "/", free = 7.0 });
    }

    [Fact]
    public async Task A_schema_that_the_test_allows_is_redacted_as_a_host_would()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Text(PageView), packs => packs.Allow("acme.example/page-view"));
        await log.RecordAsync("acme.example/page-view", 1, new { page = "/", viewer = new { name = "ada" }, free = 7 }, Ending);
        log.Should().HaveRecorded("acme.example/page-view").With("page", "/").With("viewer", null).With("free", null);
    }

    [Fact]
    public async Task Packs_are_assemblies_beside_the_tests_files_and_texts_in_JSON_too()
    {
        await using TestEventLog log = TestEventLog.Of([TestPacks.Named("ClientEvents"), TestPacks.Text("""{ "$id": "a", "version": 1, "properties": {} }""")]);
        log.Registry.Current.SchemaIds.Should().Equal(
            "a", "https://example.jupyter.org/client-event", "https://example.jupyter.org/page-view", "https://example.jupyter.org/survey-answer");
        await using TestEventLog same = TestEventLog.Of(PackSource.Pack(Path.Combine(AppContext.BaseDirectory, "ClientEvents.dll")));
        same.Registry.Current.Schemas.Should().HaveCount(3);
        FluentActions.Invoking(() => TestPacks.Named("Acme.Absent")).Should().Throw<FileNotFoundException>().WithMessage("*'Acme.Absent.dll'*reference the pack's project*");
    }

    [Fact]
    public async Task A_refused_event_says_why_and_nothing_is_recorded()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Text(PageView));
        EventOutcome outcome = await log.RecordAsync("acme.example/page-view", 1, new { page = 7 }, Ending);
        outcome.ShouldBeRefused("SP5009", "/page");
        log.Should().HaveRecordedNothing();
        log.Should().NotHaveRecorded("acme.example/page-view");
        Failing(() => outcome.ShouldBeRecorded()).Should().Contain("SP5009");
        Failing(() => outcome.ShouldBeRefused("SP5009", "/free")).Should().Contain("at '/free'").And.Contain("/page");
        Failing(() => outcome.ShouldBeRefused("SP5001")).Should().Contain("SP5001");
    }

    [Fact]
    public async Task A_sentence_that_is_not_true_says_what_there_is()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Text(PageView));
        Failing(() => log.Should().HaveRecorded("acme.example/page-view")).Should().EndWith("but it has no records.");
        Failing(() => log.Should().HaveRecorded("acme.example/page-veiw")).Should().Contain("No schema of its packs has this id; there is 'acme.example/page-view'.");
        Failing(() => log.Should().HaveRecorded("acme.example/page-view", 2)).Should().Contain("Its packs have '1' of it.");

        for (int number = 0; number < 12; number++)
            await log.RecordAsync("acme.example/page-view", 1, new { page = $"/{number}" }, Ending);
        RecordedAssertions pages = log.Should().HaveRecorded("acme.example/page-view").Times(12);
        Failing(() => pages.Once()).Should().StartWith("Expected 1 record of 'acme.example/page-view', but found 12 records:\n").And.Contain("and 2 more records");
        Failing(() => pages.With("page", "/12")).Should().Contain("with 'page' being \"/12\"");
        Failing(() => pages.With(new { page = "/1", free = 1 })).Should().Contain("""with {"page":"/1","free":1}""");
        Failing(() => pages.Without("page")).Should().Contain("with no 'page'");
        Failing(() => log.Should().HaveRecordedNothing()).Should().Contain("nothing");
        Failing(() => log.Should().NotHaveRecorded("acme.example/page-view")).Should().Contain("not to have recorded");
        pages.With("page", "/3").Once().Without("/viewer/name").Records.Should().ContainSingle();

        log.Clear();
        log.Should().HaveRecordedNothing();
    }

    [Fact]
    public void A_failure_is_one_of_the_test_for_xunit() =>
        typeof(EventAssertionException).GetInterfaces().Should().Contain(type => type.Name == "IAssertionException");

    [Fact]
    public async Task Batches_go_the_way_of_the_real_log()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Text(PageView));
        IReadOnlyList<EventOutcome> outcomes = await log.RecordBatchAsync(
            [new EventEnvelope(new SchemaKey("acme.example/page-view", 1), """{"page":"/"}"""u8.ToArray()), new EventEnvelope(new SchemaKey("acme.example/page-view", 1), "{}"u8.ToArray())], Ending);
        outcomes.Select(outcome => outcome.IsRecorded).Should().Equal(true, false);
        log.Should().HaveRecorded("acme.example/page-view").Once();
    }

    private static string Failing(Action action) => action.Should().Throw<EventAssertionException>().Which.Message;
}
