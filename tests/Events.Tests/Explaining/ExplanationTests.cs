using System.Text;
using System.Text.Json;
using SchemaPacks.Configuration;
using SchemaPacks.Explaining;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Explaining;

public sealed class ExplanationTests
{
    private const string Visit = """
        $id: acme.visit
        version: 2
        properties:
          page: { type: string, categories: [unrestricted] }
          user:
            categories: [example.org/user]
            properties: { mail: { type: string, categories: [example.org/mail] }, id: { type: string } }
          seconds: { type: integer, minimum: 0, categories: [unrestricted] }
        required: [page, seconds]
        """;

    private static TestLog Log(Action<SchemaPacksBuilder>? configure = null) => new(packs =>
    {
        packs.FromDocument("one", TestLog.PageView).FromDocument("two", Visit).FromDocument("old", Visit.Replace("version: 2", "version: 1").Replace("[page, seconds]", "[page]"))
            .FromDocument("secret", TestLog.PageView.Replace("acme.page-view", "acme.secret-view"))
            .Allow("acme.page-view").Allow("acme.visit", entry => entry.AllowedCategories.Add("example.org/user"));
        configure?.Invoke(packs);
    });

    private static EventExplanation Explain(TestLog log, string json, string id = "acme.visit", int version = 2, bool includesUnlisted = true) =>
        log.Log.Explain(new EventEnvelope(new SchemaKey(id, version), Encoding.UTF8.GetBytes(json)), includesUnlisted, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_valid_event_is_shown_with_the_record_of_each_handler_and_what_was_taken_out_of_it()
    {
        var everything = new MemoryHandler();
        await using TestLog log = Log(packs => packs
            .WriteTo("everything", everything, options => (options.AllowedCategories, options.Redaction) = (["example.org/user", "example.org/mail"], RedactionMode.Remove))
            .WriteTo("other", new MemoryHandler(), options => options.Schemas.Add("acme.page-view")));

        EventExplanation explained = Explain(log, """{"page":"/","seconds":1,"user":{"mail":"a@b.org","id":"7"},"more":1}""");

        explained.Schema!.Key.ToString().Should().Be("acme.visit@2");
        (explained.IsAllowed, explained.IsValid, explained.Outcome.Status).Should().Be((true, true, EventStatus.Recorded));
        explained.Fix.Should().BeNull();
        explained.Handlers.Select(handler => (handler.Name, handler.IsReached)).Should().Equal(("memory", true), ("everything", true), ("other", false));
        explained.Handlers[2].Why.Should().Be("its 'Schemas' do not take 'acme.visit'");
        explained.Handlers[0].Redactions.Should().Equal(
            new RedactionExplanation("/user/mail", "example.org/mail", "null"), new RedactionExplanation("/more", null, "undeclared"));
        explained.Handlers[1].Redactions.Should().Equal(new RedactionExplanation("/more", null, "undeclared"));

        (await log.RecordAsync("""{"page":"/","seconds":1,"user":{"mail":"a@b.org","id":"7"},"more":1}""", "acme.visit", 2)).IsRecorded.Should().BeTrue();
        Text(explained.Handlers[0].Record).Should().Be(log.Lines.Single(), "the dry run writes what recording does");
        Text(explained.Handlers[1].Record).Should().Be(everything.Records.Single().ToString());
    }

    [Fact]
    public async Task Nothing_is_recorded_and_nobody_hears_of_it()
    {
        await using TestLog log = Log();
        Explain(log, """{"page":"a-value-of-the-event","seconds":1}""").Outcome.IsRecorded.Should().BeTrue();
        Explain(log, """{"page":"a-value-of-the-event","seconds":"a-value-of-the-event"}""").IsValid.Should().BeFalse();
        log.Lines.Should().BeEmpty();
        log.Log.HandlerStatuses.Should().OnlyContain(handler => handler.Taken == 0 && handler.Queued == 0);
        log.Logged.Entries.Should().NotContain(entry => entry.Message.Contains("a-value-of-the-event"));
    }

    [Fact]
    public async Task A_keyed_hash_is_withheld_for_it_would_test_guesses()
    {
        await using TestLog log = new(packs => packs.FromDocument("one", TestLog.PageView)
            .Configure(options => (options.Redaction, options.HashKey) = (RedactionMode.Hash, "a key of tests, of some length")).Allow("acme.page-view"));
        EventExplanation explained = Explain(log, """{"page":"/","user":"ada"}""", "acme.page-view", 1);
        Text(explained.Handlers[0].Record).Should().EndWith("""
            "page":"/","user":"hmac-sha256:withheld"}
            """);
        explained.Handlers[0].Redactions.Should().Equal(new RedactionExplanation("/user", "example.org/user", "hash"));
    }

    [Fact]
    public async Task An_invalid_event_is_shown_with_findings_other_versions_and_a_fix()
    {
        await using TestLog log = Log();
        EventExplanation explained = Explain(log, """{"page":"/"}""");
        (explained.IsAllowed, explained.IsValid, explained.Outcome.Status).Should().Be((true, false, EventStatus.Invalid));
        explained.Findings.Should().ContainSingle().Which.Keyword.Should().Be("required");
        explained.Handlers.Should().OnlyContain(handler => !handler.IsReached && handler.Record.IsEmpty);
        explained.OtherVersions.Should().Equal(new VersionExplanation(1, true));
        Text(explained.Fix!.Patch).Should().StartWith("""[{"op":"add","path":"/seconds","value":""");
        using JsonDocument mended = JsonDocument.Parse(explained.Fix.Event);
        mended.RootElement.GetProperty("page").GetString().Should().Be("/");
        (await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.visit", 2), explained.Fix.Event), TestContext.Current.CancellationToken)).IsRecorded.Should().BeTrue();
    }

    [Fact]
    public async Task An_unknown_schema_is_shown_with_ids_near_it_and_with_the_versions_that_there_are()
    {
        await using TestLog log = Log();
        EventExplanation explained = Explain(log, """{"page":"/"}""", "acme.vist");
        (explained.Schema, explained.IsAllowed, explained.IsValid, explained.Outcome.Status).Should().Be((null, false, null, EventStatus.UnknownSchema));
        explained.Suggestions.Should().Equal("acme.visit");

        EventExplanation version = Explain(log, """{"page":"/"}""", "acme.visit", 9);
        version.OtherVersions.Should().Equal(new VersionExplanation(1, true), new VersionExplanation(2, false));
        version.Suggestions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_schema_that_is_not_listed_is_judged_for_those_who_may_know_of_it_only()
    {
        await using TestLog log = Log();
        EventExplanation explained = Explain(log, "{}", "acme.secret-view", 1);
        (explained.IsAllowed, explained.IsValid, explained.Outcome.Status).Should().Be((false, false, EventStatus.NotAllowed));
        explained.Findings.Select(finding => finding.Code).Should().Equal("SP5002", "SP5009");
        explained.Fix.Should().NotBeNull();

        EventExplanation hidden = Explain(log, "{}", "acme.secret-view", 1, includesUnlisted: false);
        (hidden.IsAllowed, hidden.IsValid, hidden.Outcome.Status).Should().Be((false, null, EventStatus.NotAllowed));
        hidden.Findings.Select(finding => finding.Code).Should().Equal("SP5002");
        (hidden.Fix, hidden.OtherVersions.Count).Should().Be((null, 0));
        Explain(log, "{}", "acme.secret-vie", 1, includesUnlisted: false).Suggestions.Should().BeEmpty();
        Explain(log, "{}", "acme.secret-vie", 1).Suggestions.Should().Equal("acme.secret-view");
    }

    [Fact]
    public async Task Reserved_names_are_taken_out_and_what_is_no_JSON_is_not_mended()
    {
        await using TestLog log = Log();
        Text(Explain(log, """{"page":"/","seconds":1,"__id__":2}""").Fix!.Patch).Should().Be("""[{"op":"remove","path":"/__id__"}]""");
        EventExplanation malformed = Explain(log, """{"page":"/","page":1}""");
        malformed.Findings.Should().ContainSingle().Which.Code.Should().Be("SP5004");
        malformed.Fix.Should().BeNull();
    }

    [Fact]
    public async Task Modifiers_are_asked_and_a_fix_must_pass_them()
    {
        await using TestLog log = Log(packs => packs.Modify(new Doubling()));
        EventExplanation explained = Explain(log, """{"page":"/","seconds":2}""");
        Text(explained.Handlers[0].Record).Should().EndWith(""" "seconds":4}""".Trim());
        Text(Explain(log, """{"page":"/","seconds":"3"}""").Fix!.Event).Should().Be("""{"page":"/","seconds":3}""");
    }

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private sealed class Doubling : IEventModifier
    {
        public void Modify(SchemaKey key, System.Text.Json.Nodes.JsonObject properties)
        {
            if (properties["seconds"]?.GetValueKind() == JsonValueKind.Number)
                properties["seconds"] = properties["seconds"]!.GetValue<int>() * 2;
        }
    }
}
